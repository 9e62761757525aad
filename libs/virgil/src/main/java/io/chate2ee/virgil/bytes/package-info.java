/**
 * Bytes and their text forms: hexadecimal, base64 and UTF-8, each accepted only in its one canonical spelling, and what
 * is done with bytes that are secret.
 */
@NullMarked
package io.chate2ee.virgil.bytes;

import org.jspecify.annotations.NullMarked;
