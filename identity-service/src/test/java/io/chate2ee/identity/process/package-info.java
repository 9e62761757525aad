/** The packaged service as a process of its own: how it starts, refuses to start, dies and comes back. */
@NullMarked
package io.chate2ee.identity.process;

import org.jspecify.annotations.NullMarked;
