package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Short words for events in tests. Times are seconds (with fractions) after a fixed noon. */
final class Told {
    static final Guid GUID = new Guid("team");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final AtomicLong OFFSET = new AtomicLong();

    private Told() {}

    static Instant at(double seconds) {
        return NOON.plusMillis(Math.round(seconds * 1000));
    }

    static Received created(double createdAt, String... members) {
        return received(createdAt, new GroupEvent.Created(head(createdAt, createdAt), GUID, uids(members)));
    }

    static Received deleted(@Nullable Double createdAt, double time) {
        return received(time, new GroupEvent.Deleted(head(createdAt, time), GUID));
    }

    static Received in(@Nullable Double createdAt, double time, String... members) {
        return received(time, new GroupEvent.MembersIn(head(createdAt, time), GUID, uids(members)));
    }

    static Received out(@Nullable Double createdAt, double time, String... members) {
        return received(time, new GroupEvent.MembersOut(head(createdAt, time), GUID, uids(members)));
    }

    /** The same event as if it had been read somewhere else. */
    static Received from(int partition, long offset, Received received) {
        return new Received(received.event(), received.effectiveAt(), new Place(partition, offset));
    }

    static List<Uid> uids(String... values) {
        return Arrays.stream(values).map(Uid::new).toList();
    }

    private static Received received(double time, GroupEvent event) {
        return Received.of(event, at(time).toEpochMilli(), new Place(0, OFFSET.incrementAndGet()));
    }

    private static EventHead head(@Nullable Double createdAt, double time) {
        return new EventHead("event-at-" + time, at(time), createdAt == null ? null : at(createdAt));
    }
}
