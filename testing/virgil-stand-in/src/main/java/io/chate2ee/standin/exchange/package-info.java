/**
 * One request and its answer, free of any HTTP library.
 */
@NullMarked
package io.chate2ee.standin.exchange;

import org.jspecify.annotations.NullMarked;
