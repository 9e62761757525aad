package io.chate2ee.virgil.fuzz;

import io.chate2ee.virgil.VirgilException;
import java.util.function.Consumer;

/** Where Jazzer comes in. {@code -Dfuzz.target=NAME} says which parser it is to break. */
public final class Fuzzing {
    private static final Consumer<byte[]> TARGET =
            of(FuzzTarget.named(System.getProperty("fuzz.target", "public-key")));

    private Fuzzing() {}

    /** Called by Jazzer at the start, without its clock running: makes the keys, which takes long. */
    public static void fuzzerInitialize() {
        AnyKey.KEYS.forEach(key -> Checks.check(key.publicKey().id() != null, "a key without an identifier"));
    }

    /** Called by Jazzer, many thousand times a second. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.accept(bytes);
    }

    /** A target that takes typed refusals for granted: they are what hostile bytes deserve. */
    static Consumer<byte[]> of(FuzzTarget target) {
        return bytes -> {
            try {
                target.feed(bytes);
            } catch (VirgilException refusal) {
                Checks.check(refusal.getMessage() != null, "a refusal without a message");
            }
        };
    }
}
