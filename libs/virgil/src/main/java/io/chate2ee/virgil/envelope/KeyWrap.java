package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.key.CompoundPrivateKey;
import io.chate2ee.virgil.key.CompoundPublicKey;
import io.chate2ee.virgil.key.CurvePrivateKey;
import io.chate2ee.virgil.key.CurvePublicKey;
import io.chate2ee.virgil.key.DecryptionKey;
import io.chate2ee.virgil.key.EncryptionKey;
import io.chate2ee.virgil.key.HybridCipherPrivateKey;
import io.chate2ee.virgil.key.HybridCipherPublicKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.RsaPublicKey;
import java.security.SecureRandom;

/**
 * Wraps a content key in the way each type of key has; the one place that knows all types. Curves: {@link Ecies}. RSA: OAEP,
 * nothing around it. Hybrid: {@link HybridWrap}. Compound: as its cipher half has it. Checked against vectors, ML-KEM-768
 * read in client source.
 */
final class KeyWrap {

    private KeyWrap() {}

    /** Wraps for any key that {@link PublicKey#forEncryption()} takes. */
    static byte[] wrap(byte[] contentKey, PublicKey recipient, SecureRandom random) {
        return wrapFor(recipient.forEncryption(), contentKey, random);
    }

    /** Unwraps with any key that {@link PrivateKey#forDecryption()} takes. */
    static byte[] unwrap(byte[] wrapped, PrivateKey recipient) {
        var contentKey = unwrapWith(recipient.forDecryption(), wrapped);
        if (contentKey.length != AesGcm.KEY_LENGTH) {
            Secrets.wipe(contentKey);
            throw new MalformedException("wrapped key is not 32 bytes long");
        }
        return contentKey;
    }

    private static byte[] wrapFor(EncryptionKey recipient, byte[] contentKey, SecureRandom random) {
        if (recipient instanceof CurvePublicKey curve) {
            return Ecies.wrap(contentKey, curve, random);
        }
        if (recipient instanceof RsaPublicKey rsa) {
            return rsa.encrypt(contentKey, random);
        }
        if (recipient instanceof HybridCipherPublicKey hybrid) {
            return HybridWrap.wrap(contentKey, hybrid, random);
        }
        return wrapFor(((CompoundPublicKey) recipient).cipher(), contentKey, random);
    }

    private static byte[] unwrapWith(DecryptionKey recipient, byte[] wrapped) {
        if (recipient instanceof CurvePrivateKey curve) {
            return Ecies.unwrap(wrapped, curve);
        }
        if (recipient instanceof RsaPrivateKey rsa) {
            return rsa.decrypt(wrapped);
        }
        if (recipient instanceof HybridCipherPrivateKey hybrid) {
            return HybridWrap.unwrap(wrapped, hybrid);
        }
        return unwrapWith(((CompoundPrivateKey) recipient).cipher(), wrapped);
    }
}
