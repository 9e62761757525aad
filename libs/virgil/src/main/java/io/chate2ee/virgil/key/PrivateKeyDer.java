package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.util.Arrays;

/**
 * PKCS#8 version 0: SEQ { INT 0, AlgorithmIdentifier, OCT { OCT seed } }. Virgil's libraries refuse version 1, which
 * carries the public key, and bare seeds (seen with the real library).
 */
final class PrivateKeyDer {

    private static final int LONGEST = 16_384;
    private static final int SEC1_VERSION = 1;

    private PrivateKeyDer() {}

    static byte[] ofEd25519(byte[] seed) {
        var inner = Der.octets(seed);
        try {
            return Der.sequence(Der.integer(0), KeyAlgorithms.ed25519(), Der.octets(inner));
        } finally {
            Arrays.fill(inner, (byte) 0);
        }
    }

    static PrivateKey read(byte[] pkcs8) {
        if (pkcs8.length > LONGEST) {
            throw new MalformedException("private key is longer than " + LONGEST + " bytes");
        }
        var outer = DerReader.of(pkcs8);
        var info = outer.enter(DerTag.SEQUENCE);
        outer.end();
        int version = info.smallInteger();
        if (version == SEC1_VERSION && info.nextIs(DerTag.OCTET_STRING)) {
            throw new UnsupportedKeyTypeException("private key of type elliptic curve (SEC1)");
        }
        if (version != 0) {
            throw new MalformedException("private key is not PKCS#8 version 0");
        }
        var algorithm = info.element(DerTag.SEQUENCE);
        var key = info.content(DerTag.OCTET_STRING);
        try {
            info.end();
            if (KeyAlgorithms.isEd25519(algorithm)) {
                return ed25519(key);
            }
            throw new UnsupportedKeyTypeException("private key of type " + KeyAlgorithms.nameOf(algorithm));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Ed25519PrivateKey ed25519(byte[] key) {
        var reader = DerReader.of(key);
        var seed = reader.octets(Ed25519PrivateKey.SEED_LENGTH);
        try {
            reader.end();
            return Ed25519PrivateKey.fromSeed(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }
}
