package io.chate2ee.virgil.bytes;

import java.util.Arrays;

/** What is done with secret bytes: comparing them in constant time, and overwriting them. */
public final class Secrets {

    private Secrets() {}

    /** Whether both hold the same bytes; the time taken depends on the lengths only. */
    public static boolean equal(byte[] one, byte[] other) {
        return org.bouncycastle.util.Arrays.constantTimeAreEqual(one, other);
    }

    /** Overwrites each array with zeros. */
    public static void wipe(byte[]... secrets) {
        for (var secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
