/**
 * A small strict JSON reader and writer for the documents of this library; not meant for other use.
 */
@NullMarked
package io.chate2ee.virgil.json;

import org.jspecify.annotations.NullMarked;
