package io.chate2ee.token.signing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads the keys and refuses to start without one that signs. */
@Dependent
class SigningBeans {
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;

    @Produces
    @Singleton
    SigningKeys keys(VirgilSettings settings, Clock clock, MeterRegistry meters) {
        return new SigningKeys(
                KeySettings.appId(settings),
                KeySettings.ring(settings, clock),
                new KeyChange(settings.keysLead()),
                clock,
                meters);
    }

    void onStart(
            @Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start, VirgilSettings settings, Clock clock) {
        KeySettings.appId(settings);
        KeySettings.ring(settings, clock);
    }
}
