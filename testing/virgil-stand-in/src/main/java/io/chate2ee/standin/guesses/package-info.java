/**
 * Where the real cloud is not known and two behaviours are plausible: which of them the stand-in shows.
 */
@NullMarked
package io.chate2ee.standin.guesses;

import org.jspecify.annotations.NullMarked;
