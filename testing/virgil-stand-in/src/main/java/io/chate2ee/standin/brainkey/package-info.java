/**
 * The server's half of the Pythia protocol, from which E3Kit derives a key pair of a password.
 */
@NullMarked
package io.chate2ee.standin.brainkey;

import org.jspecify.annotations.NullMarked;
