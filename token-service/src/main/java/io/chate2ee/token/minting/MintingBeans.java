package io.chate2ee.token.minting;

import io.chate2ee.token.signing.SigningKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the minter from the settings and refuses to start with wrong ones. */
@Dependent
class MintingBeans {
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;

    @Produces
    @Singleton
    Minter minter(TokenSettings token, GroupsSettings groups, SigningKeys keys, Clock clock, MeterRegistry meters) {
        return new Minter(MintingRules.of(token, groups), keys, clock, meters);
    }

    void onStart(
            @Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start,
            TokenSettings token,
            GroupsSettings groups) {
        MintingRules.of(token, groups);
        MintingRules.checkIdentityService(token);
    }
}
