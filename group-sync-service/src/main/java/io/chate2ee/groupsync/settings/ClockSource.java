package io.chate2ee.groupsync.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of this process, so that tests can bring their own. */
final class ClockSource {
    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
