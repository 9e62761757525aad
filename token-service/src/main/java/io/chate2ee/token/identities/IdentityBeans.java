package io.chate2ee.token.identities;

import io.chate2ee.token.minting.TokenSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the memory of identities from the settings. */
@Dependent
class IdentityBeans {
    @Produces
    @Singleton
    CallerIdentities identities(IdentityService source, TokenSettings settings, Clock clock, MeterRegistry meters) {
        return new CallerIdentities(source, settings.identities(), clock, meters);
    }
}
