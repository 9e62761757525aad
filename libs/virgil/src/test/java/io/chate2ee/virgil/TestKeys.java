package io.chate2ee.virgil;

import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/** Keys made at run time. */
public final class TestKeys {

    public static final SecureRandom RANDOM = new SecureRandom();

    private TestKeys() {}

    public static Ed25519PrivateKey fresh() {
        return Ed25519PrivateKey.generate(RANDOM);
    }

    public static List<Ed25519PrivateKey> fresh(int count) {
        return IntStream.range(0, count).mapToObj(i -> fresh()).toList();
    }

    public static byte[] randomBytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
