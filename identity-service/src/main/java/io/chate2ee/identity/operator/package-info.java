/** What operators can have done to the registry, however they ask for it, and the record of who did. */
@NullMarked
package io.chate2ee.identity.operator;

import org.jspecify.annotations.NullMarked;
