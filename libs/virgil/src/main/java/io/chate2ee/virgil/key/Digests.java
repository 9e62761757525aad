package io.chate2ee.virgil.key;

import org.bouncycastle.crypto.digests.SHA512Digest;

/** SHA-512, as keys use it. */
final class Digests {

    static final int SHA512_LENGTH = 64;

    private Digests() {}

    static byte[] sha512(byte[] data) {
        var digest = new SHA512Digest();
        digest.update(data, 0, data.length);
        var hash = new byte[SHA512_LENGTH];
        digest.doFinal(hash, 0);
        return hash;
    }

    /** The digest itself, or {@link IllegalArgumentException}: a mistake of the calling code. */
    static byte[] require(byte[] sha512) {
        if (sha512.length != SHA512_LENGTH) {
            throw new IllegalArgumentException("digest is not 64 bytes long");
        }
        return sha512;
    }
}
