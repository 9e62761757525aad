/**
 * The pairing-friendly curve BLS12-381, as far as a Pythia server needs it, in the byte formats of the library that Virgil's
 * clients use. Plain and slow, about a tenth of a second for a pairing, and not hardened against timing: for tests only.
 */
@NullMarked
package io.chate2ee.standin.brainkey.pairing;

import org.jspecify.annotations.NullMarked;
