package io.chate2ee.identity.intake;

import io.chate2ee.identity.opening.RegistryGate;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats a write until the database takes it: the topic waits meanwhile, and nothing is lost. Pauses grow to ten seconds
 * and no further.
 */
@Singleton
class UntilStored {
    private static final Logger LOG = Logger.getLogger(UntilStored.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final RegistryGate gate;

    UntilStored(RegistryGate gate) {
        this.gate = gate;
    }

    /** Runs a write that can be repeated, not before the registry is open. */
    <T> Uni<T> write(String what, Supplier<Uni<T>> write) {
        return gate.whenOpen()
                .chain(open -> write.get())
                .onFailure()
                .invoke(failure -> LOG.warnf("Cannot store %s, trying again: %s", what, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
