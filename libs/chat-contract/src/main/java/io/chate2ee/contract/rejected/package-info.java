/** Group events that could not be read, kept whole on {@code chat.group-events.rejected}. */
@NullMarked
package io.chate2ee.contract.rejected;

import org.jspecify.annotations.NullMarked;
