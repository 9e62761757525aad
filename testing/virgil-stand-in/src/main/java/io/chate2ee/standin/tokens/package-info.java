/**
 * Who is calling: the applications the stand-in knows and the check of their tokens.
 */
@NullMarked
package io.chate2ee.standin.tokens;

import org.jspecify.annotations.NullMarked;
