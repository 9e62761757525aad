package io.chate2ee.http.caller;

import io.chate2ee.http.caller.jwt.JwtAuthenticator;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts together the authenticators that the settings switch on. */
@Dependent
class CallerBeans {
    @Produces
    @Singleton
    Authentication authentication(JwtAuthenticator jwt) {
        return new Authentication(List.of(jwt));
    }
}
