package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.cipher.HkdfSha512;
import java.util.Arrays;

/**
 * Encryption of content with a footer (checked against vectors): HKDF-SHA-512 makes two keys and nonces of the content
 * key, {@code key 32, nonce 12} for the content and the same for the footer behind it. The content is authenticated with
 * {@link FooterInfo#signedDataInfo()}. The nonce in the message info is not used.
 *
 * <pre>
 * AES-256-GCM(content) || tag || AES-256-GCM(footer) || tag
 * </pre>
 */
final class FooterCipher implements AutoCloseable {

    private static final int KEY_AND_NONCE = AesGcm.KEY_LENGTH + AesGcm.NONCE_LENGTH;
    private static final byte[] EMPTY = {};

    private final Secret keys;

    FooterCipher(Secret contentKey) {
        this.keys = Secret.taking(contentKey.use(key -> HkdfSha512.derive(key, EMPTY, EMPTY, 2 * KEY_AND_NONCE)));
    }

    byte[] encrypt(byte[] content, byte[] footer) {
        var first = run(0, true, content, FooterInfo.signedDataInfo());
        var second = run(KEY_AND_NONCE, true, footer, AesGcm.NO_AAD);
        return org.bouncycastle.util.Arrays.concatenate(first, second);
    }

    byte[] decryptContent(byte[] value, FooterInfo info) {
        return run(0, false, Arrays.copyOf(value, split(value, info)), FooterInfo.signedDataInfo());
    }

    byte[] decryptFooter(byte[] value, FooterInfo info) {
        return run(KEY_AND_NONCE, false, Arrays.copyOfRange(value, split(value, info), value.length), AesGcm.NO_AAD);
    }

    private static int split(byte[] value, FooterInfo info) {
        if (info.dataSize() > value.length - 2L * AesGcm.TAG_LENGTH) {
            throw new MalformedException("envelope value is shorter than it says");
        }
        return info.dataSize() + AesGcm.TAG_LENGTH;
    }

    private byte[] run(int offset, boolean encrypt, byte[] input, byte[] aad) {
        return keys.use(bytes -> {
            var key = Arrays.copyOfRange(bytes, offset, offset + AesGcm.KEY_LENGTH);
            var nonce = Arrays.copyOfRange(bytes, offset + AesGcm.KEY_LENGTH, offset + KEY_AND_NONCE);
            try {
                return encrypt ? AesGcm.encrypt(key, nonce, input, aad) : AesGcm.decrypt(key, nonce, input, aad);
            } finally {
                Secrets.wipe(key);
            }
        });
    }

    @Override
    public void close() {
        keys.close();
    }
}
