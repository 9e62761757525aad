package io.chate2ee.http.caller;

import io.chate2ee.http.caller.cometchat.AuthTokenAuthenticator;
import io.chate2ee.http.caller.jwt.JwtAuthenticator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together the authenticators that the settings switch on; one that is off is never made. */
@Dependent
class CallerBeans {
    @Produces
    @Singleton
    CallersOrder order(CallersSettings settings) {
        return CallersOrder.of(settings);
    }

    /** Application scoped, so that the filter, which is made while the program is built, gets a proxy and no settings yet. */
    @Produces
    @ApplicationScoped
    Authentication authentication(
            CallersOrder order, Instance<JwtAuthenticator> jwt, Instance<AuthTokenAuthenticator> cometChat) {
        return new Authentication(order.kinds().stream()
                .map(kind -> switch (kind) {
                    case JWT -> bearers(jwt.get(), order);
                    case COMETCHAT -> cometChat.get();
                    case NONE -> throw new IllegalStateException("never in an order");
                })
                .toList());
    }

    private static Authenticator bearers(JwtAuthenticator jwt, CallersOrder order) {
        return order.has(CallerKind.COMETCHAT) ? ForeignBearer.passedOverBy(jwt) : jwt;
    }
}
