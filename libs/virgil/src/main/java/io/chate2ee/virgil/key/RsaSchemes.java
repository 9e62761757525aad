package io.chate2ee.virgil.key;

import io.chate2ee.virgil.BadSignatureException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;

/** RSA-PSS and RSA-OAEP as Virgil has them, both with SHA-512 throughout (checked against vectors). */
final class RsaSchemes {

    private static final byte[] NO_LABEL = {};

    private RsaSchemes() {}

    static byte[] sign(RSAKeyParameters key, byte[] sha512, SecureRandom random) {
        var signer = pss();
        signer.init(true, new ParametersWithRandom(key, random));
        signer.update(sha512, 0, sha512.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException cannotHappen) {
            throw new IllegalStateException("digest does not fit into the key", cannotHappen);
        }
    }

    static boolean verify(RSAKeyParameters key, byte[] sha512, byte[] signature) {
        var verifier = pss();
        verifier.init(false, key);
        verifier.update(sha512, 0, sha512.length);
        return verifier.verifySignature(signature);
    }

    static byte[] encrypt(RSAKeyParameters key, byte[] plaintext, SecureRandom random) {
        var cipher = oaep();
        cipher.init(true, new ParametersWithRandom(key, random));
        try {
            return cipher.processBlock(plaintext, 0, plaintext.length);
        } catch (DataLengthException tooLong) {
            throw new IllegalArgumentException("plaintext does not fit into the key", tooLong);
        } catch (InvalidCipherTextException cannotHappen) {
            throw new IllegalStateException("encryption reported a bad ciphertext", cannotHappen);
        }
    }

    static byte[] decrypt(RSAKeyParameters key, byte[] ciphertext, SecureRandom random) {
        var cipher = oaep();
        cipher.init(false, new ParametersWithRandom(key, random));
        try {
            return cipher.processBlock(ciphertext, 0, ciphertext.length);
        } catch (InvalidCipherTextException badPadding) {
            // The cause would say no more than this, and must not: which part is wrong is what an attacker asks for.
            throw new BadSignatureException("wrapped key is not authentic");
        }
    }

    /** Takes the digest as it is, as salt's and mask's digest SHA-512. */
    private static PSSSigner pss() {
        var digest = new SHA512Digest();
        return PSSSigner.createRawSigner(
                new RSABlindedEngine(), digest, new SHA512Digest(), Digests.SHA512_LENGTH, PSSSigner.TRAILER_IMPLICIT);
    }

    private static AsymmetricBlockCipher oaep() {
        return new OAEPEncoding(new RSABlindedEngine(), new SHA512Digest(), new SHA512Digest(), NO_LABEL);
    }
}
