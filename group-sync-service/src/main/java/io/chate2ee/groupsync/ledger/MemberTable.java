package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of the newest lives: those that a batch names, and for a snapshot all that are in or barred. */
final class MemberTable {
    private static final String COLUMNS = """
            guid, life, uid, desired, withheld, held_until is not null as held, effective_at, source_partition,
            source_offset, barred, barred_at, barred_partition, barred_offset, since, cause""";

    private static final String NAMED = """
            select %s from unnest($1::text[], $2::int[], $3::text[]) as named (guid, life, uid)
            join members using (guid, life, uid)""".formatted(COLUMNS);

    private static final String IN_OR_BARRED = """
            select %s from unnest($1::text[], $2::int[]) as listed (guid, life)
            join members using (guid, life) where desired or withheld or barred""".formatted(COLUMNS);

    private static final String TELL_FIRST = """
            insert into members as known
                (guid, life, uid, desired, withheld, held_until, effective_at, source_partition, source_offset,
                 barred, barred_at, barred_partition, barred_offset, since, cause)
            select guid, life, uid, desired, withheld,
                case when held then clock_timestamp() + make_interval(secs => $16) end,
                effective_at, source_partition, source_offset,
                barred, barred_at, barred_partition, barred_offset, since, cause
            from unnest($1::text[], $2::int[], $3::text[], $4::bool[], $5::bool[], $6::bool[], $7::timestamptz[], $8::int[],
                    $9::bigint[], $10::bool[], $11::timestamptz[], $12::int[], $13::bigint[], $14::timestamptz[], $15::text[])
                as told (guid, life, uid, desired, withheld, held, effective_at, source_partition,
                    source_offset, barred, barred_at, barred_partition, barred_offset, since, cause)""";

    /**
     * Who is held again after another stay waits anew. By the key in place of a join, which a planner that believes the table small would
     * do by reading all of it.
     */
    private static final String TELL_AGAIN = TELL_FIRST + """

            on conflict (guid, life, uid) do update set
                desired = excluded.desired,
                withheld = excluded.withheld,
                held_until = case
                    when excluded.held_until is not null and excluded.since = known.since
                    then coalesce(known.held_until, excluded.held_until) else excluded.held_until end,
                effective_at = excluded.effective_at,
                source_partition = excluded.source_partition,
                source_offset = excluded.source_offset,
                barred = excluded.barred,
                barred_at = excluded.barred_at,
                barred_partition = excluded.barred_partition,
                barred_offset = excluded.barred_offset,
                since = excluded.since,
                cause = excluded.cause""";

    private final SqlConnection connection;

    MemberTable(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Map<Guid, Map<Uid, Standing>>> load(Map<Guid, Set<Uid>> touched, Map<Guid, Lives> lives) {
        List<String> guids = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> uids = new ArrayList<>();
        touched.forEach((guid, named) -> {
            @Nullable Life newest = lives.getOrDefault(guid, Lives.NONE).newest();
            if (newest != null) {
                for (Uid uid : named) {
                    guids.add(guid.value());
                    numbers.add(newest.number());
                    uids.add(uid.value());
                }
            }
        });
        Map<Guid, Map<Uid, Standing>> members = new HashMap<>();
        if (guids.isEmpty()) {
            return Uni.createFrom().item(members);
        }
        return connection
                .preparedQuery(NAMED)
                .execute(Tuple.of(
                        guids.toArray(String[]::new), numbers.toArray(Integer[]::new), uids.toArray(String[]::new)))
                .invoke(rows -> gather(rows, members))
                .replaceWith(members);
    }

    /** Adds whoever may have to go because a snapshot does not list it. */
    Uni<Void> loadAll(List<WholeSnapshot> snapshots, Map<Guid, Lives> lives, Map<Guid, Map<Uid, Standing>> members) {
        List<String> guids = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        snapshots.forEach(snapshot -> {
            @Nullable
            Life newest = lives.getOrDefault(snapshot.guid(), Lives.NONE).newest();
            if (newest != null) {
                guids.add(snapshot.guid().value());
                numbers.add(newest.number());
            }
        });
        if (guids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(IN_OR_BARRED)
                .execute(Tuple.of(guids.toArray(String[]::new), numbers.toArray(Integer[]::new)))
                .invoke(rows -> gather(rows, members))
                .replaceWithVoid();
    }

    /** Who is stored is known from what was loaded under the lock of the life, without which nobody adds a row to it. */
    Uni<Void> write(List<StoredDraft> drafts) {
        MemberColumns first = new MemberColumns();
        MemberColumns again = new MemberColumns();
        for (StoredDraft stored : drafts) {
            LifeDraft draft = stored.draft();
            draft.changedMembers()
                    .forEach((uid, standing) -> (draft.isStored(uid) ? again : first)
                            .add(stored.guid(), draft.life().number(), uid, standing));
        }
        return write(TELL_FIRST, first).chain(() -> write(TELL_AGAIN, again));
    }

    private Uni<Void> write(String statement, MemberColumns rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(statement)
                        .execute(rows.tuple().addDouble((double) Standing.HELD_AFTER_REMOVAL.toSeconds()))
                        .replaceWithVoid();
    }

    private static void gather(RowSet<Row> rows, Map<Guid, Map<Uid, Standing>> members) {
        for (Row row : rows) {
            members.computeIfAbsent(new Guid(row.getString("guid")), any -> new HashMap<>())
                    .put(new Uid(row.getString("uid")), standing(row));
        }
    }

    private static Standing standing(Row row) {
        boolean in = row.getBoolean("desired") || row.getBoolean("withheld");
        Place place = new Place(row.getInteger("source_partition"), row.getLong("source_offset"));
        return new Standing(
                new Mark(in, row.getOffsetDateTime("effective_at").toInstant(), place),
                bar(row),
                row.getBoolean("held"),
                row.getOffsetDateTime("since").toInstant(),
                row.getString("cause"));
    }

    private static @Nullable Mark bar(Row row) {
        @Nullable OffsetDateTime at = row.getOffsetDateTime("barred_at");
        return at == null
                ? null
                : new Mark(
                        !row.getBoolean("barred"),
                        at.toInstant(),
                        new Place(row.getInteger("barred_partition"), row.getLong("barred_offset")));
    }
}
