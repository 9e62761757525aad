package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells the real ledger what happened to one group, for tests of other rooms. Each event is a batch of its own. */
public final class TestLedger {
    private final Ledger ledger;
    private final Guid guid;
    private final List<Received> told = new ArrayList<>();

    public TestLedger(Pool pool, Guid guid) {
        this.ledger = new Ledger(pool, () -> {});
        this.guid = guid;
    }

    public void created(Instant createdAt, String... members) {
        tell(new GroupEvent.Created(head(createdAt, createdAt), guid, uids(members)), createdAt);
    }

    public void added(Instant createdAt, Instant time, String... members) {
        tell(new GroupEvent.MembersIn(head(createdAt, time), guid, uids(members)), time);
    }

    public void kicked(Instant createdAt, Instant time, String... members) {
        tell(new GroupEvent.MembersOut(head(createdAt, time), guid, uids(members)), time);
    }

    public void deleted(Instant createdAt, Instant time) {
        tell(new GroupEvent.Deleted(head(createdAt, time), guid), time);
    }

    /**
     * Tells it any event.
     *
     * @param written when the record was written; the event may be older
     */
    public void tell(GroupEvent event, Instant written) {
        Received received = Received.of(event, written.toEpochMilli(), new Place(0, told.size() + 1));
        told.add(received);
        fold(received);
    }

    /** Everything comes again, from the same places. */
    public void readAgain() {
        told.forEach(this::fold);
    }

    private void fold(Received received) {
        ledger.fold(new Batch(List.of(received), Map.of())).await().indefinitely();
    }

    private EventHead head(Instant createdAt, Instant time) {
        return new EventHead("event-" + told.size(), time, createdAt);
    }

    private static List<Uid> uids(String... values) {
        return Arrays.stream(values).map(Uid::new).toList();
    }
}
