/**
 * The Virgil cloud as an asynchronous interface (cards v5, Keyknox v1 and v2): the plain client over a small transport
 * interface, and what can be put around it. No HTTP library. See DESIGN.md beside this file.
 */
@NullMarked
package io.chate2ee.virgil.cloud;

import org.jspecify.annotations.NullMarked;
