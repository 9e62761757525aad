/** How far the chat itself has been followed, on the compacted topic {@code e2ee.source}. */
@NullMarked
package io.chate2ee.contract.source;

import org.jspecify.annotations.NullMarked;
