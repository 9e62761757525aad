/** Several processes of each service under a steady load of group changes and calls, for upgrades and for measuring. */
@NullMarked
package io.chate2ee.stack.fleet;

import org.jspecify.annotations.NullMarked;
