package io.chate2ee.virgil.brainkey;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A point of the curve P-256 other than the point at infinity. Its one form in bytes is uncompressed: {@code 04}, then both
 * coordinates in 32 big-endian bytes (checked against vectors).
 */
public final class CurvePoint {

    /** Length of a point in bytes. */
    public static final int LENGTH = 65;

    private static final byte UNCOMPRESSED = 0x04;

    private final ECPoint point;
    private final byte[] bytes;

    private CurvePoint(ECPoint point, byte[] bytes) {
        this.point = point;
        this.bytes = bytes;
    }

    /**
     * Reads a point.
     *
     * @throws MalformedException if the bytes are anything but the uncompressed form of a point of the curve
     */
    public static CurvePoint fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] != UNCOMPRESSED) {
            throw new MalformedException("not an uncompressed point of P-256");
        }
        try {
            return new CurvePoint(Curve.P256.decodePoint(bytes), bytes.clone());
        } catch (IllegalArgumentException notOnTheCurve) {
            // Thrown for a coordinate out of range too; to a caller both are the same.
            throw new MalformedException("not a point of P-256");
        }
    }

    /** The result of a computation, which is never the point at infinity as long as the multipliers are in their range. */
    static CurvePoint of(ECPoint computed) {
        if (computed.isInfinity()) {
            throw new IllegalArgumentException("the point at infinity");
        }
        var point = computed.normalize();
        return new CurvePoint(point, point.getEncoded(false));
    }

    /** The base point times a secret. */
    static CurvePoint ofBase(SecretScalar secret) {
        return of(Curve.timesSecret(Curve.G, secret.value()));
    }

    /** 65 bytes, uncompressed. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** This point times a secret; which operations are done does not depend on the secret. */
    CurvePoint times(SecretScalar secret) {
        return of(Curve.timesSecret(point, secret.value()));
    }

    ECPoint point() {
        return point;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CurvePoint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Shows the first bytes only: a point can be what a key is derived from. */
    @Override
    public String toString() {
        return "CurvePoint[" + HexFormat.of().formatHex(bytes, 1, 5) + "...]";
    }
}
