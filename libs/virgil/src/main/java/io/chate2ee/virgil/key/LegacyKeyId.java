package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.HexText;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * Identifier of a public key as old clients made it ("useSha256Identifiers"): 32 bytes of SHA-256. E3Kit does not use it.
 *
 * @param hex the 32 bytes as lower-case hexadecimal
 */
public record LegacyKeyId(String hex) {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Refuses what is not lower-case hexadecimal of 32 bytes. */
    public LegacyKeyId {
        if (!HexText.isHexOf(LENGTH, hex)) {
            throw new MalformedException("legacy key identifier is not 32 bytes in hexadecimal");
        }
    }

    /**
     * The identifier with exactly these bytes.
     *
     * @throws MalformedException if they are not 32
     */
    public static LegacyKeyId of(byte[] bytes) {
        return new LegacyKeyId(HexText.encode(bytes));
    }

    static LegacyKeyId ofDer(byte[] spki) {
        var digest = new SHA256Digest();
        digest.update(spki, 0, spki.length);
        var hash = new byte[LENGTH];
        digest.doFinal(hash, 0);
        return of(hash);
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexText.decode(LENGTH, hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
