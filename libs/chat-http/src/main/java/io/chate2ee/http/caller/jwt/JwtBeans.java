package io.chate2ee.http.caller.jwt;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.CallerKind;
import io.chate2ee.http.caller.CallersOrder;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.http.start.Launch;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the JWT authenticator from the settings and, if it is switched on, refuses to start with wrong ones. */
@Dependent
class JwtBeans {
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;

    @Produces
    @Singleton
    JwtAuthenticator authenticator(JwtSettings settings, UidSettings uids, Clock clock) {
        return build(settings, uids.idCase(), clock);
    }

    static JwtAuthenticator build(JwtSettings settings, IdCase idCase, Clock clock) {
        return new JwtAuthenticator(
                TrustedIssuers.of(settings, idCase, clock), new VerifiedTokens(settings.rememberAtMost(), clock));
    }

    void onStart(
            @Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start,
            Launch launch,
            CallersOrder order,
            Instance<JwtAuthenticator> authenticator) {
        // A command has no callers, and must not demand settings that it does not use.
        if (launch.serves() && order.has(CallerKind.JWT)) {
            authenticator.get();
        }
    }
}
