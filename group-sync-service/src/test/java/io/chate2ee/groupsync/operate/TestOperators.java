package io.chate2ee.groupsync.operate;

import io.chate2ee.groupsync.announce.TestAnnouncer;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.settings.TestSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;

/** Opens the room's constructors to tests of other rooms. */
public record TestOperators(
        Parking parking, Resync resync, Rest rest, Comparison comparison, Inspection inspection, MeterRegistry meters) {
    public static TestOperators on(TestSettings settings, TestCloud way, Pool pool) {
        MeterRegistry meters = new SimpleMeterRegistry();
        Comparison comparison = new Comparison(pool, way.cloud(), way.credentials(), settings.groups());
        return new TestOperators(
                new Parking(pool, TestAnnouncer.announcer(way.credentials().owner()), settings.virgil()),
                new Resync(pool),
                new Rest(pool),
                comparison,
                new Inspection(pool, comparison, settings.sync(), new DriftMeters(meters)),
                meters);
    }
}
