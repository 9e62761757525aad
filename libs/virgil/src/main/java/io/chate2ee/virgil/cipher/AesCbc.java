package io.chate2ee.virgil.cipher;

import io.chate2ee.virgil.BadSignatureException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** AES-256-CBC with PKCS#7 padding. Authenticates nothing: the caller checks a MAC first. */
public final class AesCbc {

    /** Length of the initialisation vector in bytes. */
    public static final int IV_LENGTH = 16;

    private AesCbc() {}

    /** Encrypts. */
    public static byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext) {
        try {
            return run(true, key, iv, plaintext);
        } catch (InvalidCipherTextException cannotHappen) {
            throw new IllegalStateException("encryption reported a bad ciphertext", cannotHappen);
        }
    }

    /**
     * Decrypts.
     *
     * @throws BadSignatureException if the padding is wrong, or the ciphertext is not made of whole blocks
     */
    public static byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext) {
        if (ciphertext.length == 0 || ciphertext.length % IV_LENGTH != 0) {
            throw new BadSignatureException("wrapped key is not made of whole blocks");
        }
        try {
            return run(false, key, iv, ciphertext);
        } catch (InvalidCipherTextException badPadding) {
            // The cause would say no more than this.
            throw new BadSignatureException("wrapped key is not authentic");
        }
    }

    private static byte[] run(boolean encrypt, byte[] key, byte[] iv, byte[] input) throws InvalidCipherTextException {
        var cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
        var output = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, output, 0);
        length += cipher.doFinal(output, length);
        return Arrays.copyOf(output, length);
    }
}
