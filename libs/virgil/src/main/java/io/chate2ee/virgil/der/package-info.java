/**
 * A small strict DER reader and writer for the structures of this library; not meant for other use.
 */
@NullMarked
package io.chate2ee.virgil.der;

import org.jspecify.annotations.NullMarked;
