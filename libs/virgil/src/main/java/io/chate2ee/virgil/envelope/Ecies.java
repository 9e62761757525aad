package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesCbc;
import io.chate2ee.virgil.cipher.Sha384;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.CurvePrivateKey;
import io.chate2ee.virgil.key.CurvePublicKey;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Wraps a content key for a curve key (checked against vectors): a shared secret with an ephemeral key of the same type,
 * KDF2-SHA-384, AES-256-CBC, then HMAC-SHA-384 over the ciphertext.
 *
 * <pre>
 * SEQ { INT 0, SPKI ephemeral, SEQ { OID kdf2, SEQ { OID sha384, NULL } },
 *       SEQ { SEQ { OID sha384, NULL }, OCT hmac },
 *       SEQ { SEQ { OID aes256-cbc, OCT iv }, OCT ciphertext } }
 * </pre>
 *
 * The format leaves one bit unprotected: the sign bit of an Ed25519 ephemeral key drops out of the conversion to X25519,
 * so turning it changes nothing.
 */
final class Ecies {

    private static final byte[] SHA384 = Der.constant("300d06096086480165030402020500");
    private static final byte[] KDF2_SHA384 = Der.sequence(Der.constant("060728818c71020502"), SHA384);
    private static final byte[] AES256_CBC = Der.constant("060960864801650304012a");

    private static final int WRAPPED_LENGTH = 48;
    private static final int CIPHER_KEY_LENGTH = 32;
    private static final int DERIVED_LENGTH = CIPHER_KEY_LENGTH + Sha384.LENGTH;

    private Ecies() {}

    static byte[] wrap(byte[] contentKey, CurvePublicKey recipient, SecureRandom random) {
        var iv = new byte[AesCbc.IV_LENGTH];
        random.nextBytes(iv);
        try (var ephemeral = recipient.encapsulate(random)) {
            var keys = Sha384.kdf2(ephemeral.secret(), DERIVED_LENGTH);
            var ciphertext = AesCbc.encrypt(cipherKey(keys), iv, contentKey);
            var hmac = Sha384.hmac(hmacKey(keys), ciphertext);
            Secrets.wipe(keys);
            return Der.sequence(
                    Der.integer(0),
                    Der.sequence(recipient.algorithm(), Der.bits(ephemeral.encapsulated())),
                    KDF2_SHA384,
                    Der.sequence(SHA384, Der.octets(hmac)),
                    Der.sequence(Der.sequence(AES256_CBC, Der.octets(iv)), Der.octets(ciphertext)));
        }
    }

    static byte[] unwrap(byte[] wrapped, CurvePrivateKey recipient) {
        var outer = DerReader.of(wrapped);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        reader.expectInteger(0);
        var ephemeral = reader.enter(DerTag.SEQUENCE);
        // Of the recipient's own type, whatever it is.
        ephemeral.expect(recipient.publicKey().algorithm());
        var point = ephemeral.bits();
        ephemeral.end();
        reader.expect(KDF2_SHA384);
        var hmac = hmac(reader.enter(DerTag.SEQUENCE));
        var encrypted = reader.enter(DerTag.SEQUENCE);
        reader.end();
        var cipher = encrypted.enter(DerTag.SEQUENCE);
        cipher.expect(AES256_CBC);
        var iv = cipher.octets(AesCbc.IV_LENGTH);
        cipher.end();
        var ciphertext = encrypted.octets(WRAPPED_LENGTH);
        encrypted.end();
        return decrypt(derive(recipient, point), hmac, iv, ciphertext);
    }

    private static byte[] decrypt(byte[] keys, byte[] hmac, byte[] iv, byte[] ciphertext) {
        try {
            if (!Secrets.equal(Sha384.hmac(hmacKey(keys), ciphertext), hmac)) {
                throw new BadSignatureException("wrapped key is not authentic");
            }
            return AesCbc.decrypt(cipherKey(keys), iv, ciphertext);
        } finally {
            Secrets.wipe(keys);
        }
    }

    private static byte[] hmac(DerReader digestInfo) {
        digestInfo.expect(SHA384);
        var hmac = digestInfo.octets(Sha384.LENGTH);
        digestInfo.end();
        return hmac;
    }

    private static byte[] derive(CurvePrivateKey recipient, byte[] ephemeral) {
        var secret = recipient.decapsulate(ephemeral);
        try {
            return Sha384.kdf2(secret, DERIVED_LENGTH);
        } finally {
            Secrets.wipe(secret);
        }
    }

    private static byte[] cipherKey(byte[] keys) {
        return Arrays.copyOf(keys, CIPHER_KEY_LENGTH);
    }

    private static byte[] hmacKey(byte[] keys) {
        return Arrays.copyOfRange(keys, CIPHER_KEY_LENGTH, DERIVED_LENGTH);
    }
}
