package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Told.banned;
import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static io.chate2ee.groupsync.ledger.Told.part;
import static io.chate2ee.groupsync.ledger.Told.scopeChanged;
import static io.chate2ee.groupsync.ledger.Told.snapshot;
import static io.chate2ee.groupsync.ledger.Told.unbanned;
import static io.chate2ee.groupsync.ledger.Told.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bans, snapshots and webhooks with the database between any two events. */
class LedgerOfBansIT extends LedgerFixture {
    private static final String MEMBERS =
            "select uid, desired, withheld, barred, held_until is not null from members order by uid";
    private static final String ASKS = "select needs_snapshot from groups";

    @Test
    void aBarOutlastsTheBatchInWhichItWasTold() {
        fold(created(1, "alice", "bob"));
        fold(banned(1.0, 5, "bob"));
        assertThat(database.rows(MEMBERS))
                .containsExactly("alice|true|false|false|false", "bob|false|false|true|false");

        fold(in(1.0, 6, "bob"));
        assertThat(database.rows(MEMBERS)).contains("bob|false|true|true|false");
        assertThat(database.rows(ASKS)).containsExactly("true");

        fold(unbanned(1.0, 7, "bob"));
        assertThat(database.rows(MEMBERS)).contains("bob|false|false|false|false");

        fold(in(1.0, 8, "bob"));
        assertThat(database.rows(MEMBERS)).contains("bob|true|false|false|false");
    }

    @Test
    void aSnapshotCountsOnceEveryPartIsThere() {
        fold(created(1, "alice", "bob"), scopeChanged(2, "zoe"));
        fold(part(1, 5, 3, 3, "erin"));
        fold(part(1, 5, 1, 3, "alice", "!bob"));
        fold(part(1, 5, 1, 3, "alice", "!bob"));
        assertThat(database.rows("select uid from members where desired")).containsExactlyInAnyOrder("alice", "bob");
        assertThat(database.rows(ASKS)).containsExactly("true");

        fold(in(1.0, 6, "dave"));
        fold(part(1, 5, 2, 3, "carol"));

        assertThat(database.rows("select uid from members where desired order by uid"))
                .containsExactly("alice", "carol", "dave", "erin");
        assertThat(database.rows("select uid, cause from members where barred")).containsExactly("bob|snapshot-at-5.0");
        assertThat(database.rows(ASKS)).containsExactly("false");
        assertThat(database.rows("select * from snapshot_parts")).isEmpty();
    }

    @Test
    void partsThatContradictEachOtherNeverMakeASnapshot() {
        fold(created(1, "alice", "bob"));
        fold(part(1, 5, 1, 2, "alice"));
        fold(part(1, 5, 2, 3, "carol"));
        fold(part(2, 5, 2, 2, "carol"));

        assertThat(database.rows("select uid from members where desired order by uid"))
                .containsExactly("alice", "bob");
    }

    @Test
    void partsWhoseOthersNeverCameAreForgotten() {
        fold(created(1, "alice"));
        fold(part(1, 5, 1, 2, "alice"));
        prune();
        assertThat(database.rows("select part from snapshot_parts")).containsExactly("1");

        database.execute("update snapshot_parts set kept_at = kept_at - interval '25 hours'");
        prune();

        assertThat(database.rows("select part from snapshot_parts")).isEmpty();
    }

    @Test
    void aSnapshotOpensALifeOfAGuidNeverSeenAndOfADeadOne() {
        fold(snapshot(1, 5, "alice", "!bob"));
        assertThat(database.rows("select life, creation, needs_snapshot from groups"))
                .containsExactly("1|seen|false");

        fold(Told.deleted(1.0, 10));
        fold(snapshot(1, 9, "alice"));
        assertThat(database.rows("select count(*) from groups")).containsExactly("1");

        fold(snapshot(20, 25, "carol"));

        assertThat(database.rows("select life, uid, desired from members order by 1, 2"))
                .containsExactly("1|alice|true", "1|bob|false", "2|carol|true");
    }

    @Test
    void aSnapshotOfALaterGroupEndsTheOneWhoseDeletionWasMissed() {
        fold(created(1, "alice"));

        fold(snapshot(20, 25, "carol"));

        assertThat(database.rows("select life, ended_at is not null from groups order by life"))
                .containsExactly("1|true", "2|false");
    }

    @Test
    void aHeldAdmissionComesInAfterItsTimeAndWakesTheApplier() {
        fold(created(1, "alice", "bob"));
        fold(webhook("kick", out(1.0, 100, "bob")));
        fold(webhook("join", in(1.0, 110, "bob")));
        assertThat(database.rows(MEMBERS)).contains("bob|false|true|false|true");
        assertThat(database.rows("select held_until between clock_timestamp() + interval '50 s' and"
                        + " clock_timestamp() + interval '60 s' from members where held_until is not null"))
                .containsExactly("true");
        release();
        assertThat(database.rows(MEMBERS)).contains("bob|false|true|false|true");
        database.execute("update groups set dirty_since = null");
        int before = wakes.get();

        database.execute("update members set held_until = held_until - interval '60 s'");
        release();

        assertThat(database.rows(MEMBERS)).contains("bob|true|false|false|false");
        assertThat(database.rows("select dirty_since is not null from groups")).containsExactly("true");
        assertThat(wakes.get()).isGreaterThan(before);
    }

    @Test
    void whoWasBarredWhileHeldStaysOut() {
        fold(created(1, "alice", "bob"));
        fold(webhook("kick", out(1.0, 100, "bob")));
        fold(webhook("join", in(1.0, 110, "bob")));
        fold(banned(1.0, 99, "bob"));
        database.execute("update members set held_until = held_until - interval '60 s'");

        release();

        assertThat(database.rows(MEMBERS)).contains("bob|false|true|true|false");
    }

    @Test
    void aRetryIsKnownInALaterBatchAndForgottenWithTheTopic() {
        fold(created(1, "alice"), webhook("join", in(1.0, 100, "bob")));
        fold(out(1.0, 101, "bob"));
        fold(webhook("join", in(1.0, 130, "bob")));
        assertThat(database.rows("select effective_at from members where uid = 'bob'"))
                .containsExactly("2026-01-31T12:01:41Z");
        prune();
        assertThat(database.rows("select hash from webhook_deliveries")).containsExactly("join");

        database.execute("update webhook_deliveries set kept_at = kept_at - interval '8 days'");
        prune();

        assertThat(database.rows("select hash from webhook_deliveries")).isEmpty();
    }

    @Test
    void whatIsBeingWrittenIsNotWaitedForWhenTheOldIsForgotten() {
        database.execute(
                "insert into webhook_deliveries (guid, hash, seen_at, kept_at) values"
                        + " ('team', 'old', now(), now() - interval '9 days'), ('team', 'again', now(), now() - interval '8 days')");
        fold(part(1, 5, 1, 2, "alice"), part(1, 6, 1, 2, "bob"));
        database.execute("update snapshot_parts set kept_at = kept_at - interval '25 hours'");
        SqlConnection writing = database.pool().getConnectionAndAwait();
        try {
            writing.beginAndAwait();
            writing.query("update webhook_deliveries set kept_at = now() where hash = 'again'")
                    .executeAndAwait();
            writing.query("update snapshot_parts set kept_at = now() where 'bob' = any (members)")
                    .executeAndAwait();

            prune();

            writing.query("commit").executeAndAwait();
        } finally {
            writing.closeAndAwait();
        }
        assertThat(database.rows("select hash from webhook_deliveries")).containsExactly("again");
        assertThat(database.rows("select members[1] from snapshot_parts")).containsExactly("bob");
    }

    @Test
    void everythingReadAgainWritesNothing() {
        List<Received> events = List.of(
                created(1, "alice", "bob", "carol"),
                banned(1.0, 5, "bob"),
                in(1.0, 6, "bob"),
                part(1, 7, 1, 2, "alice", "dave"),
                part(1, 7, 2, 2, "!bob"),
                unbanned(1.0, 8, "bob"),
                webhook("kick", out(1.0, 100, "dave")),
                webhook("join", in(1.0, 110, "dave")),
                webhook("join", in(1.0, 120, "dave")),
                scopeChanged(130, "zoe"),
                Told.bannedBy("alice", 140, "alice"));
        events.forEach(this::fold);
        List<String> written = database.rows(WRITTEN);
        int before = wakes.get();

        events.forEach(this::fold);

        assertThat(database.rows(WRITTEN)).isEqualTo(written);
        assertThat(wakes).hasValue(before);
    }

    @Test
    void livingGroupsThatWantASnapshotAreCounted() {
        fold(created(1, "alice"));
        assertThat(wanting()).isZero();

        fold(scopeChanged(2, "zoe"));
        assertThat(wanting()).isEqualTo(1);

        fold(snapshot(1, 5, "alice"));
        assertThat(wanting()).isZero();
        fold(scopeChanged(6, "zoe"), Told.deleted(1.0, 7));
        assertThat(wanting()).isZero();
    }

    @Test
    void whatAnEarlierVersionWroteIsUnderstood() {
        database.execute("insert into groups (guid, life, created_at, creation, needs_snapshot) values"
                + " ('team', 1, '2026-01-31T12:00:01Z', 'seen', true)");
        database.execute("insert into members (guid, life, uid, desired, effective_at, source_partition,"
                + " source_offset, since, cause) values ('team', 1, 'bob', true, '2026-01-31T12:00:02Z', 0, 1,"
                + " '2026-01-31T12:00:02Z', 'old')");
        fold(in(1.0, 4, "carol"));
        assertThat(database.rows(ASKS)).containsExactly("true");

        fold(snapshot(1, 5, "bob"));

        assertThat(database.rows("select uid from members where desired")).containsExactly("bob");
        assertThat(database.rows(ASKS)).containsExactly("false");
    }

    private long wanting() {
        return ledger.wantingSnapshot().await().atMost(LONGEST);
    }

    private void release() {
        ledger.releaseHeld().await().atMost(LONGEST);
    }

    private void prune() {
        ledger.prune().await().atMost(LONGEST);
    }
}
