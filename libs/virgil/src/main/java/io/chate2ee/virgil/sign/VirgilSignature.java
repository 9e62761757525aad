package io.chate2ee.virgil.sign;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;

/**
 * Virgil's detached signature, as used in tokens, cards and envelopes: {@code SEQ { SEQ { OID sha512, NULL }, OCT
 * signature }}, where the bare signature is over the SHA-512 digest of the data (checked against vectors). For Ed25519
 * that is 83 bytes, and always the same for the same key and data.
 *
 * <p>Virgil's own library accepts bytes after the wrapper; this one refuses them, so that a signature has one spelling.
 */
public final class VirgilSignature {

    private static final byte[] SHA512_ALGORITHM = Der.constant("300d06096086480165030402030500");

    private VirgilSignature() {}

    /** The AlgorithmIdentifier of SHA-512, with its NULL parameters, in DER. */
    public static byte[] sha512Algorithm() {
        return SHA512_ALGORITHM.clone();
    }

    /** Signs {@code data}; the answer is the whole wrapper in DER. */
    public static byte[] sign(PrivateKey key, byte[] data) {
        return Der.sequence(SHA512_ALGORITHM, Der.octets(key.forSigning().signDigest(Sha512.digest(data))));
    }

    /**
     * Checks that {@code der} is the signature of {@code data} by the owner of {@code key}.
     *
     * @throws MalformedException if {@code der} is not exactly one strict wrapper naming SHA-512
     * @throws BadSignatureException if the signature does not match
     */
    public static void verify(PublicKey key, byte[] data, byte[] der) {
        var verifying = key.forVerifying();
        var outer = DerReader.of(der);
        var wrapper = outer.enter(DerTag.SEQUENCE);
        outer.end();
        wrapper.expect(SHA512_ALGORITHM);
        var signature = wrapper.content(DerTag.OCTET_STRING);
        wrapper.end();
        if (!verifying.verifiesDigest(Sha512.digest(data), signature)) {
            throw new BadSignatureException("signature does not match");
        }
    }
}
