package io.chate2ee.virgil.cipher;

import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF of RFC 5869 with SHA-512. */
public final class HkdfSha512 {

    private HkdfSha512() {}

    /**
     * Derives {@code length} bytes, which the caller wipes.
     *
     * @param secret what to derive from
     * @param salt may be empty, which is the same as 64 zeros
     * @param info what the derived bytes are for; may be empty
     */
    public static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        var hkdf = new HKDFBytesGenerator(new SHA512Digest());
        hkdf.init(new HKDFParameters(secret, salt, info));
        var derived = new byte[length];
        hkdf.generateBytes(derived, 0, length);
        return derived;
    }
}
