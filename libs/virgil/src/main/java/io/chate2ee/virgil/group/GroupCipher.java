package io.chate2ee.virgil.group;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Encryption of a group message under the key of its epoch: HKDF-SHA-512 with the message's salt, random padding, then
 * AES-256-GCM with the header as additional data (checked against vectors).
 */
final class GroupCipher {

    private static final int FRAME = 160;
    private static final int DERIVED_LENGTH = AesGcm.KEY_LENGTH + AesGcm.NONCE_LENGTH;

    /** The zero byte at its end belongs to it: the C string was hashed with its terminator. */
    private static final byte[] INFO = "VIRGIL_GROUP_SESSION_KDF_CIPHER_INFO\0".getBytes(StandardCharsets.US_ASCII);

    private GroupCipher() {}

    static byte[] encrypt(Secret epochKey, byte[] salt, byte[] header, byte[] plaintext, SecureRandom random) {
        var keys = derive(epochKey, salt);
        var padded = pad(plaintext, random);
        try {
            return AesGcm.encrypt(key(keys), nonce(keys), padded, header);
        } finally {
            Secrets.wipe(keys, padded);
        }
    }

    static byte[] decrypt(Secret epochKey, byte[] salt, byte[] header, byte[] ciphertext) {
        var keys = derive(epochKey, salt);
        try {
            return strip(AesGcm.decrypt(key(keys), nonce(keys), ciphertext, header));
        } finally {
            Secrets.wipe(keys);
        }
    }

    /** Random bytes up to the frame, then the length of the plaintext in 4 little-endian bytes. */
    private static byte[] pad(byte[] plaintext, SecureRandom random) {
        var padded = new byte[paddedLength(plaintext.length)];
        random.nextBytes(padded);
        System.arraycopy(plaintext, 0, padded, 0, plaintext.length);
        trailer(padded).putInt(plaintext.length);
        return padded;
    }

    private static byte[] strip(byte[] padded) {
        if (padded.length < FRAME) {
            throw new MalformedException("group message has no padding");
        }
        int length = trailer(padded).getInt();
        if (length < 0 || length > padded.length || paddedLength(length) != padded.length) {
            throw new MalformedException("group message padding has another length than it must have");
        }
        return Arrays.copyOf(padded, length);
    }

    private static ByteBuffer trailer(byte[] padded) {
        return ByteBuffer.wrap(padded, padded.length - Integer.BYTES, Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int paddedLength(int length) {
        return ((length + Integer.BYTES) / FRAME + 1) * FRAME;
    }

    private static byte[] derive(Secret epochKey, byte[] salt) {
        var hkdf = new HKDFBytesGenerator(new SHA512Digest());
        hkdf.init(epochKey.use(key -> new HKDFParameters(key, salt, INFO)));
        var keys = new byte[DERIVED_LENGTH];
        hkdf.generateBytes(keys, 0, keys.length);
        return keys;
    }

    private static byte[] key(byte[] keys) {
        return Arrays.copyOf(keys, AesGcm.KEY_LENGTH);
    }

    private static byte[] nonce(byte[] keys) {
        return Arrays.copyOfRange(keys, AesGcm.KEY_LENGTH, DERIVED_LENGTH);
    }
}
