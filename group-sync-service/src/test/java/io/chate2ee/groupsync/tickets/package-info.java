/** Tests of encryption at rest. */
@NullMarked
package io.chate2ee.groupsync.tickets;

import org.jspecify.annotations.NullMarked;
