package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.Sha512;
import java.util.Arrays;

/**
 * The signature behind the content: {@code SEQ { INT 0, [0] { SET { SEQ { INT 0, OCT signerId, AlgorithmIdentifier, OCT
 * signature } } } }}. Unlike everywhere else the signature is bare; it is over the SHA-512 digest of the content without
 * its padding (checked against vectors). The format has room for several signers; no client writes more than one.
 *
 * @param signer identifier of the signer's key
 * @param algorithm AlgorithmIdentifier of the signer's key
 * @param signature bare
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one envelope is made or read; never compared.
record Footer(KeyId signer, byte[] algorithm, byte[] signature) {

    static Footer sign(PrivateKey sender, byte[] data) {
        var key = sender.publicKey();
        return new Footer(key.id(), key.algorithm(), sender.forSigning().signDigest(Sha512.digest(data)));
    }

    byte[] encode() {
        var signerInfo = Der.sequence(Der.integer(0), Der.octets(signer.bytes()), algorithm, Der.octets(signature));
        return Der.sequence(Der.integer(0), Der.element(DerTag.explicit(0), Der.element(DerTag.SET, signerInfo)));
    }

    static Footer parse(byte[] bytes) {
        var outer = DerReader.of(bytes);
        var footer = outer.enter(DerTag.SEQUENCE);
        outer.end();
        footer.expectInteger(0);
        var choice = footer.enter(DerTag.explicit(0));
        footer.end();
        var signers = choice.enter(DerTag.SET);
        choice.end();
        var info = signers.enter(DerTag.SEQUENCE);
        signers.end();
        info.expectInteger(0);
        var parsed = new Footer(
                KeyId.of(info.octets(KeyId.LENGTH)), info.element(DerTag.SEQUENCE), info.content(DerTag.OCTET_STRING));
        info.end();
        return parsed;
    }

    void verify(PublicKey sender, byte[] data) {
        if (!signer.equals(sender.id())) {
            throw new WrongKeyException("envelope is signed by another key than expected");
        }
        if (!Arrays.equals(algorithm, sender.algorithm())) {
            throw new MalformedException("envelope's signer names another type of key");
        }
        if (!sender.forVerifying().verifiesDigest(Sha512.digest(data), signature)) {
            throw new BadSignatureException("signature does not match");
        }
    }
}
