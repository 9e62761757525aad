/**
 * Virgil access tokens: minting, reading and verifying.
 */
@NullMarked
package io.chate2ee.virgil.jwt;

import org.jspecify.annotations.NullMarked;
