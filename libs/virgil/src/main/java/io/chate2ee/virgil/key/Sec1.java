package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.util.Arrays;

/**
 * SEC1, how Virgil's libraries write P-256 private keys: SEQ { INT 1, OCT scalar, [0] { OID curve }, [1] { BIT STRING
 * point } }, 121 bytes (checked against vectors).
 */
final class Sec1 {

    private static final int VERSION = 1;
    private static final int POINT = 1;
    private static final byte[] P256 = Der.constant("06082a8648ce3d030107");

    private Sec1() {}

    /** Whether this starts like SEC1 and cannot be PKCS#8: an OCTET STRING follows the version. */
    static boolean looksLikeIt(byte[] der) {
        var outer = DerReader.of(der);
        if (!outer.nextIs(DerTag.SEQUENCE)) {
            return false;
        }
        var reader = outer.enter(DerTag.SEQUENCE);
        return reader.nextIs(DerTag.INTEGER) && reader.smallInteger() == VERSION && reader.nextIs(DerTag.OCTET_STRING);
    }

    static byte[] write(byte[] scalar, byte[] point) {
        var octets = Der.octets(scalar);
        try {
            return Der.sequence(
                    Der.integer(VERSION),
                    octets,
                    Der.element(DerTag.explicit(0), P256),
                    Der.element(DerTag.explicit(POINT), Der.bits(point)));
        } finally {
            Secrets.wipe(octets);
        }
    }

    static P256PrivateKey read(byte[] der) {
        var outer = DerReader.of(der);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        reader.expectInteger(VERSION);
        var scalar = reader.content(DerTag.OCTET_STRING);
        try {
            var curve = reader.content(DerTag.explicit(0));
            if (!Arrays.equals(curve, P256)) {
                throw new UnsupportedKeyTypeException("private key on another elliptic curve than P-256");
            }
            var holder = reader.enter(DerTag.explicit(POINT));
            var point = holder.bits();
            holder.end();
            reader.end();
            return of(scalar, point);
        } finally {
            Secrets.wipe(scalar);
        }
    }

    private static P256PrivateKey of(byte[] scalar, byte[] point) {
        var key = P256PrivateKey.ofScalar(scalar);
        if (!Arrays.equals(key.publicKey().shared(), point)) {
            key.close();
            throw new MalformedException("private key carries a public key that is not its own");
        }
        return key;
    }
}
