package io.chate2ee.standin.keyknox;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order of names. The real service promises none; group tickets are named by epoch, and the newest first helps clients
 * that look at the first one only. Names that are not numbers come last, in alphabetical order.
 */
final class KeyOrder {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    static final Comparator<String> NEWEST_EPOCH_FIRST =
            Comparator.comparing(KeyOrder::number).reversed().thenComparing(Comparator.naturalOrder());

    private KeyOrder() {}

    private static BigInteger number(String name) {
        return NUMBER.matcher(name).matches() ? new BigInteger(name) : BigInteger.ONE.negate();
    }
}
