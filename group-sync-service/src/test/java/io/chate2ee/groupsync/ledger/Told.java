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

    static Received banned(@Nullable Double createdAt, double time, String... members) {
        return received(time, new GroupEvent.Banned(head(createdAt, time), GUID, uids(members), null));
    }

    static Received unbanned(@Nullable Double createdAt, double time, String... members) {
        return received(time, new GroupEvent.Unbanned(head(createdAt, time), GUID, uids(members), null));
    }

    static Received bannedBy(String actor, double time, String... members) {
        return received(time, new GroupEvent.Banned(head(1.0, time), GUID, uids(members), new Uid(actor)));
    }

    static Received unbannedBy(String actor, double time, String... members) {
        return received(time, new GroupEvent.Unbanned(head(1.0, time), GUID, uids(members), new Uid(actor)));
    }

    static Received updated(double time, String... named) {
        return received(time, new GroupEvent.Updated(head(1.0, time), GUID, uids(named)));
    }

    static Received scopeChanged(double time, String... named) {
        return received(time, new GroupEvent.ScopeChanged(head(1.0, time), GUID, uids(named)));
    }

    static Received ownerTransferred(double time, String owner) {
        return received(time, new GroupEvent.OwnerTransferred(head(1.0, time), GUID, new Uid(owner)));
    }

    /** A whole snapshot in one part. Members who are barred are marked by a leading {@code !}. */
    static Received snapshot(double createdAt, double beganAt, String... listed) {
        return part(createdAt, beganAt, 1, 1, listed);
    }

    /** A part of a snapshot; the members as in {@link #snapshot}. */
    static Received part(double createdAt, double beganAt, int part, int parts, String... listed) {
        List<Uid> members = Arrays.stream(listed)
                .filter(uid -> !uid.startsWith("!"))
                .map(Uid::new)
                .toList();
        List<Uid> barred = Arrays.stream(listed)
                .filter(uid -> uid.startsWith("!"))
                .map(uid -> new Uid(uid.substring(1)))
                .toList();
        String id = "snapshot-at-" + beganAt;
        EventHead head = new EventHead(id + "/" + part, at(beganAt), at(createdAt));
        return received(
                beganAt, new GroupEvent.SnapshotPart(head, GUID, id, at(beganAt), part, parts, members, barred));
    }

    /** The same event as a webhook: without a time of its own. The body is known by what it says. */
    static Received webhook(String body, Received told) {
        EventHead head = told.event().head();
        EventHead bare = new EventHead("webhook:" + body, null, head.created().orElse(null), body);
        GroupEvent event = told.event();
        GroupEvent same;
        if (event instanceof GroupEvent.MembersIn in) {
            same = new GroupEvent.MembersIn(bare, GUID, in.named());
        } else if (event instanceof GroupEvent.MembersOut out) {
            same = new GroupEvent.MembersOut(bare, GUID, out.named());
        } else if (event instanceof GroupEvent.Banned banned) {
            same = new GroupEvent.Banned(bare, GUID, banned.named(), banned.by());
        } else if (event instanceof GroupEvent.Unbanned unbanned) {
            same = new GroupEvent.Unbanned(bare, GUID, unbanned.named(), unbanned.by());
        } else if (event instanceof GroupEvent.Created created) {
            same = new GroupEvent.Created(bare, GUID, created.named(), created.complete());
        } else {
            throw new IllegalArgumentException("not told by webhook in these tests");
        }
        return new Received(same, told.effectiveAt(), told.place());
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
