package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/**
 * The power {@code 3 (p^12-1)/r}, which leaves elements of order r. Written with the curve's parameter z, three times the
 * exponent's last factor {@code (p^4-p^2+1)/r} is {@code (z-1)^2 (z+p) (z^2+p^2-1) + 3}; the factor 3 spares a division and
 * changes nothing that anybody relies on.
 */
final class FinalExponentiation {

    private static final BigInteger MINUS_Z = Pairing.LOOP;
    private static final BigInteger ONE_MINUS_Z = MINUS_Z.add(BigInteger.ONE);

    private FinalExponentiation() {}

    static Fp12 of(Fp12 value) {
        // After this the conjugate is the inverse, so that negative exponents cost nothing.
        var unitary = value.conjugate().times(value.inverse());
        var base = unitary.frobenius().frobenius().times(unitary);
        var a = base.power(ONE_MINUS_Z).power(ONE_MINUS_Z);
        var b = toZ(a).times(a.frobenius());
        var c = toZ(toZ(b)).times(b.frobenius().frobenius()).times(b.conjugate());
        return c.times(base).times(base).times(base);
    }

    private static Fp12 toZ(Fp12 value) {
        return value.power(MINUS_Z).conjugate();
    }
}
