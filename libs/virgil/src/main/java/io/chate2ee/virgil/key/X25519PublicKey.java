package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.Der;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * An X25519 public key, Virgil's CURVE25519. RFC 7748 takes any 32 bytes; here they must be a reduced field element, and
 * none of the five that every private key makes zero of.
 */
public final class X25519PublicKey extends EncodedPublicKey implements CurvePublicKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = X25519.POINT_SIZE;

    /** 2^255 - 19, in the byte order of keys. */
    private static final byte[] FIELD = Der.constant("ed" + "ff".repeat(30) + "7f");

    private static final List<byte[]> SMALL_ORDER = List.of(
            new byte[LENGTH],
            Der.constant("01" + "00".repeat(31)),
            Der.constant("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
            Der.constant("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
            Der.constant("ec" + "ff".repeat(30) + "7f"));

    private X25519PublicKey(byte[] u) {
        super(KeyType.Single.X25519, u);
    }

    /**
     * The key with these 32 bytes.
     *
     * @throws MalformedException if they are not canonical, or a point of small order
     */
    public static X25519PublicKey ofRaw(byte[] u) {
        if (u.length != LENGTH) {
            throw new MalformedException("X25519 public key is not 32 bytes long");
        }
        if (!isReduced(u)) {
            throw new MalformedException("X25519 public key is not reduced");
        }
        if (SMALL_ORDER.stream().anyMatch(point -> Arrays.equals(point, u))) {
            throw new MalformedException("X25519 public key is a point of small order");
        }
        return new X25519PublicKey(u.clone());
    }

    /** The key of a point this library has computed itself. */
    static X25519PublicKey ofComputedPoint(byte[] u) {
        return new X25519PublicKey(u);
    }

    /** X25519 of a scalar, of which the first 32 bytes count, and a point. */
    static byte[] agree(byte[] scalar, byte[] u) {
        var secret = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(scalar, 0, u, 0, secret, 0)) {
            throw new MalformedException("peer key yields no shared secret");
        }
        return secret;
    }

    @Override
    public Encapsulation encapsulate(SecureRandom random) {
        try (var ephemeral = X25519PrivateKey.generate(random)) {
            return new Encapsulation(ephemeral.publicKey().raw(), ephemeral.agree(this));
        }
    }

    private static boolean isReduced(byte[] u) {
        for (int i = LENGTH - 1; i >= 0; i--) {
            int difference = (u[i] & 0xff) - (FIELD[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }
}
