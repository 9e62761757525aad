package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA512Digest;

/**
 * Identifier of a public key: 8 bytes.
 *
 * @param bits the 8 bytes as a big-endian number
 */
public record KeyId(long bits) {

    /** Length in bytes. */
    public static final int LENGTH = Long.BYTES;

    /**
     * The identifier with exactly these bytes.
     *
     * @throws MalformedException if they are not 8
     */
    public static KeyId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedException("key identifier is not 8 bytes long");
        }
        return new KeyId(ByteBuffer.wrap(bytes).getLong());
    }

    /** The identifier of a public key: first 8 bytes of SHA-512 over its DER (checked against vectors). */
    static KeyId ofDer(byte[] spki) {
        var digest = new SHA512Digest();
        digest.update(spki, 0, spki.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return new KeyId(ByteBuffer.wrap(hash).getLong());
    }

    /** The 8 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(bits).array();
    }

    /** 16 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(bits);
    }

    @Override
    public String toString() {
        return hex();
    }
}
