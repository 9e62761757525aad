package io.chate2ee.groupsync.intake;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.ledger.LedgerFixture;
import io.chate2ee.groupsync.ledger.Place;
import io.chate2ee.groupsync.ledger.Received;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneIT extends LedgerFixture {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Test
    void isNotQuietWhileTheDatabaseWorksOnWhatNobodyWaitsForAnyMore() {
        database.execute("insert into groups (guid, life, created_at) values ('team', 1, now())");
        SqlConnection other = database.pool().getConnectionAndAwait();
        Transaction holding = other.beginAndAwait();
        other.query("select 1 from groups for no key update").executeAndAwait();
        Lane lane = new Lane(
                database.ledger(() -> {}),
                new IntakeMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
                1_000,
                PATIENCE);

        lane.add(joins("alice"));
        lane.fold();

        assertThatThrownBy(lane::awaitFolded).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(lane::awaitQuiet).isInstanceOf(TimeoutException.class);
        holding.rollbackAndAwait();
        other.closeAndAwait();
        await().untilAsserted(() -> assertThatNoException().isThrownBy(lane::awaitQuiet));
    }

    private static Received joins(String uid) {
        EventHead head = new EventHead("event", null, null);
        GroupEvent event = new GroupEvent.MembersIn(head, new Guid("team"), List.of(new Uid(uid)));
        return Received.of(event, System.currentTimeMillis(), new Place(0, 1));
    }
}
