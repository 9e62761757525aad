/** Real E3Kit clients against the running suite: the scene of the quickstart, crashes in its middle, and its end. */
@NullMarked
package io.chate2ee.endtoend;

import org.jspecify.annotations.NullMarked;
