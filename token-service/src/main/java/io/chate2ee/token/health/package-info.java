/** When this replica should be sent callers. */
@NullMarked
package io.chate2ee.token.health;

import org.jspecify.annotations.NullMarked;
