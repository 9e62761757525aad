package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;

/** SubjectPublicKeyInfo: SEQ { AlgorithmIdentifier, BIT STRING }. */
final class PublicKeyDer {

    /** The cards service takes no longer key either (seen in the public source of an older service). */
    private static final int LONGEST = 4096;

    private PublicKeyDer() {}

    static byte[] ed25519Algorithm() {
        return KeyAlgorithms.ed25519();
    }

    static byte[] ofEd25519(byte[] point) {
        return Der.sequence(KeyAlgorithms.ed25519(), Der.bits(point));
    }

    static PublicKey read(byte[] spki) {
        if (spki.length > LONGEST) {
            throw new MalformedException("public key is longer than " + LONGEST + " bytes");
        }
        var outer = DerReader.of(spki);
        var info = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var algorithm = info.element(DerTag.SEQUENCE);
        var key = info.bits();
        info.end();
        if (KeyAlgorithms.isEd25519(algorithm)) {
            return Ed25519PublicKey.ofPoint(key);
        }
        throw new UnsupportedKeyTypeException("public key of type " + KeyAlgorithms.nameOf(algorithm));
    }
}
