package io.chate2ee.http.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Builds the buckets from the settings. */
@Dependent
class LimitBeans {
    /** Application scoped, so that the filter, which is made while the program is built, gets a proxy and no settings yet. */
    @Produces
    @ApplicationScoped
    Buckets buckets(RateSettings settings, Clock clock) {
        return new Buckets(settings, clock);
    }
}
