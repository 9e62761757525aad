package io.chate2ee.http.caller;

import io.chate2ee.http.caller.jwt.JwtAuthenticator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** Puts together the authenticators that the settings switch on. */
@Dependent
class CallerBeans {
    /** Application scoped, so that the filter, which is made while the program is built, gets a proxy and no settings yet. */
    @Produces
    @ApplicationScoped
    Authentication authentication(JwtAuthenticator jwt) {
        return new Authentication(List.of(jwt));
    }
}
