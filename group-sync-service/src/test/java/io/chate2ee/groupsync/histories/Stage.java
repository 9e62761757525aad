package io.chate2ee.groupsync.histories;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.plan.History;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.virgil.cloud.HttpTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all histories share: a database, a stand-in, an owner, and settings under which time hardly passes. */
record Stage(Surroundings surroundings, Map<History, TestSettings> settings, HttpTransport transport, Owner owner)
        implements AutoCloseable {
    static final int PLACES = 4;

    static Stage open() {
        Surroundings surroundings = new Surroundings();
        TestSettings settings = settings(surroundings, History.ALL);
        HttpTransport transport =
                TestCloud.transport(settings, surroundings.vertx().getDelegate());
        TestCloud way = TestCloud.over(transport, settings, surroundings.vertx().getDelegate());
        return new Stage(
                surroundings,
                Map.of(History.ALL, settings, History.FROM_JOIN, settings(surroundings, History.FROM_JOIN)),
                transport,
                Replica.owner(surroundings, settings, way));
    }

    private static TestSettings settings(Surroundings surroundings, History policy) {
        return surroundings.settings(Map.ofEntries(
                Map.entry("groups.history", policy == History.ALL ? "all" : "from-join"),
                Map.entry("groups.places", String.valueOf(PLACES)),
                Map.entry("virgil.retry.attempts", "2"),
                Map.entry("virgil.retry.first-pause", "1ms"),
                Map.entry("virgil.retry.longest-pause", "1ms"),
                Map.entry("virgil.rate.per-second", "100000"),
                Map.entry("virgil.rate.longest-pause", "1ms"),
                Map.entry("sync.card-age", "0s"),
                // A process that died is waited for by nobody.
                Map.entry("sync.database-timeout", "1h"),
                Map.entry("sync.lease", "1h")));
    }

    /** The same for all processes. */
    TestSettings settingsUnder(History policy) {
        return Objects.requireNonNull(settings.get(policy));
    }

    /** Rows as JSON. */
    List<String> rowsOf(String tableAndCondition) {
        List<String> rows = new ArrayList<>();
        surroundings
                .pool()
                .query("select row_to_json(r)::text as row from (select * from " + tableAndCondition + ") r")
                .executeAndAwait()
                .forEach(row -> rows.add(row.getString("row")));
        return rows;
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
