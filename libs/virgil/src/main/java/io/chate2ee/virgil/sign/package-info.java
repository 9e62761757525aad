/**
 * The detached signature: SHA-512 digest, signed, in a DER wrapper that names the digest.
 */
@NullMarked
package io.chate2ee.virgil.sign;

import org.jspecify.annotations.NullMarked;
