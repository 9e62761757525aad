package io.chate2ee.virgil.sign;

import org.bouncycastle.crypto.digests.SHA512Digest;

/** The digest that Virgil signs and names things by. */
public final class Sha512 {

    /** Length of the digest in bytes. */
    public static final int LENGTH = 64;

    private Sha512() {}

    /** SHA-512 over the given parts, one after the other. */
    public static byte[] digest(byte[]... parts) {
        var digest = new SHA512Digest();
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var hash = new byte[LENGTH];
        digest.doFinal(hash, 0);
        return hash;
    }
}
