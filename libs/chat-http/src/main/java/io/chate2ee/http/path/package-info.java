/** One meaning for the spellings of a path that clients in the field send. */
@NullMarked
package io.chate2ee.http.path;

import org.jspecify.annotations.NullMarked;
