package io.chate2ee.virgil.group;

import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.cipher.FramePadding;
import io.chate2ee.virgil.cipher.HkdfSha512;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Encryption of a group message under the key of its epoch: HKDF-SHA-512 with the message's salt, random padding, then
 * AES-256-GCM with the header as additional data (checked against vectors).
 */
final class GroupCipher {

    private static final int DERIVED_LENGTH = AesGcm.KEY_LENGTH + AesGcm.NONCE_LENGTH;

    /** The zero byte at its end belongs to it: the C string was hashed with its terminator. */
    private static final byte[] INFO = "VIRGIL_GROUP_SESSION_KDF_CIPHER_INFO\0".getBytes(StandardCharsets.US_ASCII);

    private GroupCipher() {}

    static byte[] encrypt(Secret epochKey, byte[] salt, byte[] header, byte[] plaintext, SecureRandom random) {
        var keys = derive(epochKey, salt);
        var padded = FramePadding.COUNTING_CONTENT.pad(plaintext, random);
        try {
            return AesGcm.encrypt(key(keys), nonce(keys), padded, header);
        } finally {
            Secrets.wipe(keys, padded);
        }
    }

    static byte[] decrypt(Secret epochKey, byte[] salt, byte[] header, byte[] ciphertext) {
        var keys = derive(epochKey, salt);
        try {
            return FramePadding.COUNTING_CONTENT.strip(AesGcm.decrypt(key(keys), nonce(keys), ciphertext, header));
        } finally {
            Secrets.wipe(keys);
        }
    }

    private static byte[] derive(Secret epochKey, byte[] salt) {
        return epochKey.use(key -> HkdfSha512.derive(key, salt, INFO, DERIVED_LENGTH));
    }

    private static byte[] key(byte[] keys) {
        return Arrays.copyOf(keys, AesGcm.KEY_LENGTH);
    }

    private static byte[] nonce(byte[] keys) {
        return Arrays.copyOfRange(keys, AesGcm.KEY_LENGTH, DERIVED_LENGTH);
    }
}
