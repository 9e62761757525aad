/** When this replica may be asked. */
@NullMarked
package io.chate2ee.identity.health;

import org.jspecify.annotations.NullMarked;
