package io.chate2ee.virgil.properties;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.key.CompoundPrivateKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Falcon512PrivateKey;
import io.chate2ee.virgil.key.HybridCipherPrivateKey;
import io.chate2ee.virgil.key.HybridSignerPrivateKey;
import io.chate2ee.virgil.key.MlKem768PrivateKey;
import io.chate2ee.virgil.key.P256PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Keys of every type, made once: some of them take long to make. */
final class KeyRing {
    private static final SecureRandom RANDOM = TestKeys.RANDOM;
    private static final int OF_EACH_TYPE = 12;
    private static final int RSA_BITS = 2048;

    /** A hundred keys and more: enough for the largest group, with several of each type. */
    static final List<PrivateKey> OPENING = opening();

    /** Keys that sign, one of each type. */
    static final List<PrivateKey> SIGNING = List.of(
            Ed25519PrivateKey.generate(RANDOM),
            P256PrivateKey.generate(RANDOM),
            RsaPrivateKey.generate(RSA_BITS, RANDOM),
            curve(),
            postQuantum());

    private KeyRing() {}

    /** One key of each type that opens envelopes. */
    static Stream<PrivateKey> oneOfEach() {
        return Stream.of(0, 1, 2, 3, 4, 5).map(type -> OPENING.get(type * OF_EACH_TYPE));
    }

    private static List<PrivateKey> opening() {
        var keys = new ArrayList<PrivateKey>();
        Stream.<Supplier<PrivateKey>>of(
                        () -> Ed25519PrivateKey.generate(RANDOM),
                        () -> X25519PrivateKey.generate(RANDOM),
                        () -> P256PrivateKey.generate(RANDOM),
                        KeyRing::curve,
                        KeyRing::postQuantum)
                .forEach(fresh -> Stream.generate(fresh).limit(OF_EACH_TYPE).forEach(keys::add));
        keys.add(RsaPrivateKey.generate(RSA_BITS, RANDOM));
        Stream.generate(() -> Ed25519PrivateKey.generate(RANDOM)).limit(50).forEach(keys::add);
        return List.copyOf(keys);
    }

    private static CompoundPrivateKey curve() {
        return CompoundPrivateKey.of(X25519PrivateKey.generate(RANDOM), Ed25519PrivateKey.generate(RANDOM));
    }

    private static CompoundPrivateKey postQuantum() {
        return CompoundPrivateKey.of(
                HybridCipherPrivateKey.of(X25519PrivateKey.generate(RANDOM), MlKem768PrivateKey.generate(RANDOM)),
                HybridSignerPrivateKey.of(Ed25519PrivateKey.generate(RANDOM), Falcon512PrivateKey.generate(RANDOM)));
    }
}
