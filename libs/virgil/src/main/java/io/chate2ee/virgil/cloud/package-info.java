/**
 * The Virgil cloud as an asynchronous interface (cards v5, Keyknox v2) over a small transport interface; no HTTP library.
 */
@NullMarked
package io.chate2ee.virgil.cloud;

import org.jspecify.annotations.NullMarked;
