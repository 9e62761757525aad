package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps parts of snapshots until all are there. Parts that contradict each other belong to different snapshots. */
final class SnapshotParts {
    private static final String KEEP = """
            insert into snapshot_parts (guid, snapshot, began_at, group_created_at, parts, part, members, banned)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";

    private static final String WHOLE = """
            with kept as (
                select members, banned from snapshot_parts
                where guid = $1 and snapshot = $2 and began_at = $3 and group_created_at = $4 and parts = $5)
            select members, banned from kept where (select count(*) from kept) = $5""";

    private static final String DROP = """
            delete from snapshot_parts using unnest($1::text[], $2::timestamptz[]) as whole (guid, began_at)
            where snapshot_parts.guid = whole.guid and snapshot_parts.began_at <= whole.began_at""";

    private static final String PRUNE = """
            delete from snapshot_parts where (guid, snapshot, began_at, group_created_at, parts, part) in (
                select guid, snapshot, began_at, group_created_at, parts, part from snapshot_parts
                where kept_at < clock_timestamp() - interval '1 day' for update skip locked)""";

    private final SqlClient client;

    SnapshotParts(SqlClient client) {
        this.client = client;
    }

    /** The snapshots that are whole with these parts; the others wait for the rest of theirs. */
    Uni<List<WholeSnapshot>> complete(List<Received> parts) {
        List<WholeSnapshot> whole = new ArrayList<>();
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (Received received : parts) {
            SnapshotPart part = (SnapshotPart) received.event();
            if (part.parts() == 1) {
                whole.add(WholeSnapshot.of(received, part));
            } else {
                kept = kept.chain(() -> keep(received, part, whole));
            }
        }
        return kept.replaceWith(whole);
    }

    private Uni<Void> keep(Received received, SnapshotPart part, List<WholeSnapshot> whole) {
        Tuple one = key(part).addInteger(part.part()).addArrayOfString(texts(part.members()));
        return client.preparedQuery(KEEP)
                .execute(one.addArrayOfString(texts(part.banned())))
                .chain(() -> client.preparedQuery(WHOLE).execute(key(part)))
                .invoke(rows -> {
                    if (rows.size() > 0) {
                        whole.add(new WholeSnapshot(received, uids(rows, "members"), uids(rows, "banned")));
                    }
                })
                .replaceWithVoid();
    }

    /** Forgets parts of these snapshots and of all that are older. */
    Uni<Void> drop(List<WholeSnapshot> snapshots) {
        List<SnapshotPart> last = snapshots.stream()
                .map(snapshot -> (SnapshotPart) snapshot.received().event())
                .filter(part -> part.parts() > 1)
                .toList();
        if (last.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery(DROP)
                .execute(Tuple.of(
                        last.stream().map(part -> part.guid().value()).toArray(String[]::new),
                        last.stream().map(part -> utc(part.beganAt())).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Removes those whose others never came; says how many. */
    Uni<Integer> prune() {
        return client.query(PRUNE).execute().map(RowSet::rowCount);
    }

    private static Tuple key(SnapshotPart part) {
        return Tuple.tuple()
                .addString(part.guid().value())
                .addString(part.snapshot())
                .addOffsetDateTime(utc(part.beganAt()))
                .addOffsetDateTime(utc(part.head().created().orElse(Instant.EPOCH)))
                .addInteger(part.parts());
    }

    private static Set<Uid> uids(RowSet<Row> rows, String column) {
        Set<Uid> uids = new HashSet<>();
        rows.forEach(row -> List.of(row.getArrayOfStrings(column)).forEach(text -> uids.add(new Uid(text))));
        return uids;
    }

    private static String[] texts(Collection<Uid> uids) {
        return uids.stream().map(Uid::value).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
