package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;

/** A process that stood still while another took a group over writes nothing more of it than what was on its way already. */
final class TakenOver {
    private final Pool pool;
    /** Of each that stands still, the leases' tokens when it had stopped, by the sessions of the groups. */
    private final Map<Fate, Map<String, Long>> whenStopped = new HashMap<>();

    TakenOver(Pool pool) {
        this.pool = pool;
    }

    /** To be told of each process that stands still, before anybody can take its groups over. */
    void standsStill(Fate process) {
        whenStopped.computeIfAbsent(process, any -> tokens());
    }

    /** To be told when it has gone on, to the end of what it was doing. */
    void wentOn(Fate process) {
        Map<String, Long> before = whenStopped.remove(process);
        if (before == null) {
            return;
        }
        Map<String, Long> now = tokens();
        assertThat(process.writtenAwake())
                .as("groups written to once more by a process that had stood still while they were taken over")
                .allSatisfy(session -> assertThat(now.get(session)).isEqualTo(before.get(session)));
    }

    private Map<String, Long> tokens() {
        Map<String, Long> tokens = new HashMap<>();
        pool.query("select identity, lease_token from groups")
                .executeAndAwait()
                .forEach(row -> tokens.put(
                        GrantWatch.session(Identity.parse(row.getString("identity"))), row.getLong("lease_token")));
        return tokens;
    }
}
