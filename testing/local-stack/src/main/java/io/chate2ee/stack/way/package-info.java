/** Ways to a server on this machine on which things go wrong as on a network: slow, silent, cut, an answer lost. */
@NullMarked
package io.chate2ee.stack.way;

import org.jspecify.annotations.NullMarked;
