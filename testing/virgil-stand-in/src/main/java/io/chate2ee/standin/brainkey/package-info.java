/**
 * The server's half of two protocols, from which E3Kit derives a key pair of a password.
 */
@NullMarked
package io.chate2ee.standin.brainkey;

import org.jspecify.annotations.NullMarked;
