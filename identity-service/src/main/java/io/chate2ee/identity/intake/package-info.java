/** What other services announce: log-ins, groups, and the changes of users by other replicas. */
@NullMarked
package io.chate2ee.identity.intake;

import org.jspecify.annotations.NullMarked;
