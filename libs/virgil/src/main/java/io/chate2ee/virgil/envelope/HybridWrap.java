package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.cipher.HkdfSha512;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.HybridCipherPrivateKey;
import io.chate2ee.virgil.key.HybridCipherPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Wraps a content key for a hybrid key: a secret shared with each half, both secrets into HKDF-SHA-512, and AES-256-GCM under
 * what comes out (checked against vectors with curves for halves).
 *
 * <pre>
 * SEQ { INT 0, OID sha512, OID aes256-gcm, OCT encapsulated1, OCT encapsulated2 } || ciphertext || tag
 * </pre>
 *
 * The ciphertext follows the sequence, it is not inside. Nothing binds the two: the secrets do.
 */
final class HybridWrap {

    private static final byte[] SHA512 = Der.constant("0609608648016503040203");
    private static final byte[] AES256_GCM = Der.constant("060960864801650304012e");

    private static final byte[] KEY_INFO = "key".getBytes(StandardCharsets.US_ASCII);

    /** A letter is missing in the original, and so in every wrapped key there is. */
    private static final byte[] NONCE_INFO = "nonc".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NO_SALT = {};

    private HybridWrap() {}

    static byte[] wrap(byte[] contentKey, HybridCipherPublicKey recipient, SecureRandom random) {
        try (var first = recipient.first().encapsulate(random);
                var second = recipient.second().encapsulate(random);
                var keys = Keys.derive(first.secret(), second.secret())) {
            var header = Der.sequence(
                    Der.integer(0),
                    SHA512,
                    AES256_GCM,
                    Der.octets(first.encapsulated()),
                    Der.octets(second.encapsulated()));
            return concatenate(header, AesGcm.encrypt(keys.key, keys.nonce, contentKey, AesGcm.NO_AAD));
        }
    }

    static byte[] unwrap(byte[] wrapped, HybridCipherPrivateKey recipient) {
        var outer = DerReader.of(wrapped);
        var header = outer.element(DerTag.SEQUENCE);
        var reader = DerReader.of(header).enter(DerTag.SEQUENCE);
        reader.expectInteger(0);
        reader.expect(SHA512);
        reader.expect(AES256_GCM);
        var encapsulatedFirst = reader.content(DerTag.OCTET_STRING);
        var encapsulatedSecond = reader.content(DerTag.OCTET_STRING);
        reader.end();
        var ciphertext = Arrays.copyOfRange(wrapped, header.length, wrapped.length);
        var first = recipient.first().decapsulate(encapsulatedFirst);
        try {
            var second = recipient.second().decapsulate(encapsulatedSecond);
            try (var keys = Keys.derive(first, second)) {
                return AesGcm.decrypt(keys.key, keys.nonce, ciphertext, AesGcm.NO_AAD);
            } finally {
                Secrets.wipe(second);
            }
        } finally {
            Secrets.wipe(first);
        }
    }

    private static byte[] concatenate(byte[] head, byte[] tail) {
        var whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }

    /** What both secrets give. */
    @SuppressWarnings("ArrayRecordComponent") // Lives only while one key is wrapped; never compared.
    private record Keys(byte[] key, byte[] nonce) implements AutoCloseable {

        static Keys derive(byte[] first, byte[] second) {
            var shared = concatenate(first, second);
            try {
                return new Keys(
                        HkdfSha512.derive(shared, NO_SALT, KEY_INFO, AesGcm.KEY_LENGTH),
                        HkdfSha512.derive(shared, NO_SALT, NONCE_INFO, AesGcm.NONCE_LENGTH));
            } finally {
                Secrets.wipe(shared);
            }
        }

        @Override
        public void close() {
            Secrets.wipe(key, nonce);
        }

        @Override
        public String toString() {
            return "Keys[redacted]";
        }
    }
}
