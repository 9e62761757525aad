package io.chate2ee.virgil.cipher;

import io.chate2ee.virgil.BadSignatureException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-256-GCM with a tag of 16 bytes behind the ciphertext. */
public final class AesGcm {

    /** Length of a key in bytes. */
    public static final int KEY_LENGTH = 32;

    /** Length of a nonce in bytes. */
    public static final int NONCE_LENGTH = 12;

    /** Length of the authentication tag in bytes. */
    public static final int TAG_LENGTH = 16;

    /** No additional authenticated data. */
    @SuppressWarnings("MutablePublicArray") // Empty: there is nothing to change.
    public static final byte[] NO_AAD = {};

    private AesGcm() {}

    /** Encrypts; the nonce must never be used with the same key again. */
    public static byte[] encrypt(byte[] key, byte[] nonce, byte[] plaintext, byte[] aad) {
        try {
            return run(true, key, nonce, plaintext, aad);
        } catch (InvalidCipherTextException cannotHappen) {
            throw new IllegalStateException("encryption reported a bad ciphertext", cannotHappen);
        }
    }

    /**
     * Decrypts.
     *
     * @throws BadSignatureException if ciphertext, nonce or additional data are not those that were encrypted, or the
     *     ciphertext is shorter than a tag
     */
    public static byte[] decrypt(byte[] key, byte[] nonce, byte[] ciphertext, byte[] aad) {
        try {
            return run(false, key, nonce, ciphertext, aad);
        } catch (InvalidCipherTextException tagDiffers) {
            // The cause would say no more than this.
            throw new BadSignatureException("content is not authentic");
        }
    }

    private static byte[] run(boolean encrypt, byte[] key, byte[] nonce, byte[] input, byte[] aad)
            throws InvalidCipherTextException {
        var gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        gcm.init(encrypt, new AEADParameters(new KeyParameter(key), Byte.SIZE * TAG_LENGTH, nonce, aad));
        var output = new byte[gcm.getOutputSize(input.length)];
        int length = gcm.processBytes(input, 0, input.length, output, 0);
        length += gcm.doFinal(output, length);
        return length == output.length ? output : Arrays.copyOf(output, length);
    }
}
