package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.KeyType.Compound;
import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * AlgorithmIdentifiers (checked against vectors, ML-KEM-768 read in client source). A compound or hybrid key names both
 * halves: {@code SEQ { OID, SEQ { AlgorithmIdentifier, AlgorithmIdentifier } }}.
 */
final class KeyAlgorithms {

    private static final byte[] ED25519 = Der.constant("300506032b6570");
    private static final byte[] X25519 = Der.constant("300506032b656e");
    private static final byte[] P256 = Der.constant("301306072a8648ce3d020106082a8648ce3d030107");
    private static final byte[] RSA = Der.constant("300d06092a864886f70d0101010500");
    private static final byte[] ML_KEM_768 = Der.constant("300b0609608648016503040402");
    private static final byte[] FALCON_512 = Der.constant("300c060a2b0601040183ac1b0201");
    private static final byte[] ROUND5 = Der.constant("300d060b2b0601040183ac1b020209");

    private static final String ELLIPTIC_CURVE = "2a8648ce3d0201";
    private static final String COMPOUND = "2b0601040183ac1b0101";
    private static final String HYBRID = "2b0601040183ac1b0102";
    private static final String ML_DSA_65 = "608648016503040312";

    private static final int LONGEST_OID = 32;

    private KeyAlgorithms() {}

    static byte[] write(KeyType type) {
        if (type instanceof Compound compound) {
            return pair(COMPOUND, compound.cipher(), compound.signer());
        }
        if (type instanceof Hybrid hybrid) {
            return pair(HYBRID, hybrid.first(), hybrid.second());
        }
        return encoded((Single) type).clone();
    }

    /** Reads one whole AlgorithmIdentifier. */
    static KeyType read(byte[] algorithm) {
        var outer = DerReader.of(algorithm);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var oid = oid(reader);
        if (!oid.equals(COMPOUND)) {
            return halfOf(algorithm);
        }
        var halves = halves(reader);
        return new Compound(halfOf(halves.first()), halfOf(halves.second()));
    }

    /** A type that can be half of a compound key. */
    private static KeyType halfOf(byte[] algorithm) {
        var reader = DerReader.of(algorithm).enter(DerTag.SEQUENCE);
        if (!oid(reader).equals(HYBRID)) {
            return single(algorithm);
        }
        var halves = halves(reader);
        return new Hybrid(single(halves.first()), single(halves.second()));
    }

    private static Single single(byte[] algorithm) {
        for (var type : Single.values()) {
            if (Arrays.equals(encoded(type), algorithm)) {
                return type;
            }
        }
        throw refusal(oidOf(algorithm));
    }

    private static VirgilException refusal(String oid) {
        if (oid.equals(ELLIPTIC_CURVE)) {
            return new UnsupportedKeyTypeException("key on another elliptic curve than P-256");
        }
        if (oid.equals(COMPOUND) || oid.equals(HYBRID)) {
            return new MalformedException("combined keys are nested deeper than they can be");
        }
        for (var type : Single.values()) {
            if (oidOf(encoded(type)).equals(oid)) {
                return new MalformedException(type + " algorithm identifier has other parameters than it must have");
            }
        }
        return new UnsupportedKeyTypeException("key of type " + (oid.equals(ML_DSA_65) ? "ML-DSA-65" : "OID " + oid));
    }

    private static byte[] encoded(Single type) {
        return switch (type) {
            case ED25519 -> ED25519;
            case X25519 -> X25519;
            case P256 -> P256;
            case RSA -> RSA;
            case ML_KEM_768 -> ML_KEM_768;
            case FALCON_512 -> FALCON_512;
            case ROUND5 -> ROUND5;
        };
    }

    private static String oidOf(byte[] algorithm) {
        return oid(DerReader.of(algorithm).enter(DerTag.SEQUENCE));
    }

    private static PairDer halves(DerReader algorithm) {
        var parameters = algorithm.enter(DerTag.SEQUENCE);
        algorithm.end();
        var halves = new PairDer(parameters.element(DerTag.SEQUENCE), parameters.element(DerTag.SEQUENCE));
        parameters.end();
        return halves;
    }

    private static byte[] pair(String oid, KeyType first, KeyType second) {
        return Der.sequence(Der.element(DerTag.OID, Der.constant(oid)), Der.sequence(write(first), write(second)));
    }

    private static String oid(DerReader algorithm) {
        var oid = algorithm.content(DerTag.OID);
        if (oid.length == 0 || oid.length > LONGEST_OID) {
            throw new MalformedException("object identifier is empty or too long");
        }
        return HexFormat.of().formatHex(oid);
    }
}
