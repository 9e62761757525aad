/**
 * What was called, by whom, and how it ended; never what was said.
 */
@NullMarked
package io.chate2ee.standin.record;

import org.jspecify.annotations.NullMarked;
