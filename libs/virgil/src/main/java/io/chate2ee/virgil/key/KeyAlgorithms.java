package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** AlgorithmIdentifiers of the key types a Virgil Card can carry. */
final class KeyAlgorithms {

    private static final byte[] ED25519_OID = Der.constant("2b6570");
    private static final byte[] ED25519 = Der.sequence(Der.element(DerTag.OID, ED25519_OID));

    private static final Map<String, String> NAMES = Map.of(
            "2b656e", "X25519",
            "2a8648ce3d0201", "elliptic curve",
            "2a864886f70d010101", "RSA",
            "2b0601040183ac1b0101", "Virgil compound",
            "2b0601040183ac1b0102", "Virgil hybrid",
            "608648016503040402", "ML-KEM-768",
            "608648016503040312", "ML-DSA-65");

    private static final int LONGEST_OID = 32;

    private KeyAlgorithms() {}

    static byte[] ed25519() {
        return ED25519.clone();
    }

    /** Whether this is Ed25519; parameters beside its identifier make it malformed. */
    static boolean isEd25519(byte[] algorithm) {
        if (Arrays.equals(algorithm, ED25519)) {
            return true;
        }
        if (Arrays.equals(oid(algorithm), ED25519_OID)) {
            throw new MalformedException("Ed25519 algorithm identifier has parameters");
        }
        return false;
    }

    /** What to call a key type that is not supported: its name, or its object identifier's content in hexadecimal. */
    static String nameOf(byte[] algorithm) {
        var hex = HexFormat.of().formatHex(oid(algorithm));
        return NAMES.getOrDefault(hex, "OID " + hex);
    }

    private static byte[] oid(byte[] algorithm) {
        var oid = DerReader.of(algorithm).enter(DerTag.SEQUENCE).content(DerTag.OID);
        if (oid.length == 0 || oid.length > LONGEST_OID) {
            throw new MalformedException("object identifier is empty or too long");
        }
        return oid;
    }
}
