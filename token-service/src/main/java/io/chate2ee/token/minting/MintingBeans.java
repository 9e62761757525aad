package io.chate2ee.token.minting;

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
    MintingRules rules(VirgilSettings virgil, TokenSettings token, GroupsSettings groups) {
        return MintingRules.of(virgil, token, groups);
    }

    @Produces
    @Singleton
    Minter minter(MintingRules rules, Clock clock, MeterRegistry meters) {
        return new Minter(rules, clock, meters);
    }

    void onStart(
            @Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start,
            VirgilSettings virgil,
            TokenSettings token,
            GroupsSettings groups) {
        MintingRules.of(virgil, token, groups).key().key().close();
        MintingRules.checkIdentityService(token);
    }
}
