package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Lives of groups: locked and read with one statement each, written with one for new ones and one for others. */
final class LifeTable {
    /**
     * In the same order everywhere, so that two replicas cannot wait for each other. Group by group, because a plan that was made while
     * there were few groups would otherwise read all of them each time.
     */
    static final String LOCK = """
            select 1 from (select unnest($1::text[]) as guid order by 1) as named
            cross join lateral (
                select 1 from groups g where g.guid = named.guid order by g.life for no key update) as locked""";

    /** By a statement of its own: only that sees a life which somebody else opened while this one waited for the lock. */
    static final String LIVES = """
            select newest.* from unnest($1::text[]) as named (guid)
            cross join lateral (
                select guid, life, created_at, creation, ended_at, needs_snapshot, members_doubted_at, snapshot_at from groups g
                where g.guid = named.guid order by g.life desc limit 2) as newest
            order by guid, life""";

    private static final String ROWS = """
            unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::timestamptz[], $6::bool[], $7::timestamptz[],
                   $8::timestamptz[], $9::bool[], $10::bool[])
                as told (guid, life, created_at, creation, ended_at, needs_snapshot, members_doubted_at, snapshot_at, urgent, work)""";

    private static final String OPEN_LIVES = """
            insert into groups
                (guid, life, created_at, creation, ended_at, needs_snapshot, members_doubted_at, snapshot_at, urgent, change_seq,
                 dirty_since)
            select guid, life, created_at, creation, ended_at, needs_snapshot, members_doubted_at, snapshot_at, urgent, 1,
                clock_timestamp()
            from %s
            on conflict do nothing""".formatted(ROWS);

    private static final String CHANGE_LIVES = """
            update groups g set
                created_at = told.created_at,
                creation = told.creation,
                ended_at = told.ended_at,
                needs_snapshot = told.needs_snapshot,
                members_doubted_at = told.members_doubted_at,
                snapshot_at = told.snapshot_at,
                urgent = g.urgent or told.urgent,
                change_seq = g.change_seq + told.work::int,
                dirty_since = case when told.work then coalesce(g.dirty_since, clock_timestamp()) else g.dirty_since end
            from %s
            where g.guid = told.guid and g.life = told.life""".formatted(ROWS);

    private final SqlConnection connection;

    LifeTable(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Map<Guid, Lives>> lockAndLoad(Collection<Guid> touched) {
        Tuple guids = Tuple.of(touched.stream().map(Guid::value).toArray(String[]::new));
        return connection
                .preparedQuery(LOCK)
                .execute(guids)
                .chain(() -> connection.preparedQuery(LIVES).execute(guids))
                .map(LifeTable::lives);
    }

    private static Map<Guid, Lives> lives(RowSet<Row> rows) {
        Map<Guid, Life> previous = new HashMap<>();
        Map<Guid, Lives> lives = new HashMap<>();
        for (Row row : rows) {
            Guid guid = new Guid(row.getString("guid"));
            Life life = life(row);
            lives.put(guid, Lives.of(previous.put(guid, life), life));
        }
        return lives;
    }

    private static Life life(Row row) {
        @Nullable Instant doubt = instant(row, "members_doubted_at");
        // A version that did not keep the time of a doubt leaves one that any snapshot answers.
        boolean ofUnknownTime = doubt == null && row.getBoolean("needs_snapshot");
        return new Life(
                row.getInteger("life"),
                row.getOffsetDateTime("created_at").toInstant(),
                Creation.ofColumn(row.getString("creation")),
                instant(row, "ended_at"),
                ofUnknownTime ? Instant.EPOCH : doubt,
                instant(row, "snapshot_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    Uni<Void> write(List<StoredDraft> drafts) {
        List<StoredDraft> opened =
                drafts.stream().filter(it -> it.draft().isNew()).toList();
        List<StoredDraft> changed = drafts.stream()
                .filter(it -> !it.draft().isNew())
                .filter(it -> it.draft().lifeChanged() || it.draft().needsWork())
                .toList();
        return change(changed).chain(() -> open(opened));
    }

    private Uni<Void> open(List<StoredDraft> opened) {
        if (opened.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(OPEN_LIVES)
                .execute(rows(opened))
                .invoke(rows -> {
                    if (rows.rowCount() != opened.size()) {
                        throw new LifeTakenException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> change(List<StoredDraft> changed) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(CHANGE_LIVES).execute(rows(changed)).replaceWithVoid();
    }

    private static Tuple rows(List<StoredDraft> drafts) {
        return Tuple.tuple()
                .addArrayOfString(column(drafts, String[]::new, it -> it.guid().value()))
                .addArrayOfInteger(life(drafts, Integer[]::new, Life::number))
                .addArrayOfOffsetDateTime(life(drafts, OffsetDateTime[]::new, life -> utc(life.createdAt())))
                .addArrayOfString(
                        life(drafts, String[]::new, life -> life.creation().column()))
                .addArrayOfOffsetDateTime(life(drafts, OffsetDateTime[]::new, life -> utc(life.endedAt())))
                .addArrayOfBoolean(life(drafts, Boolean[]::new, Life::needsSnapshot))
                .addArrayOfOffsetDateTime(life(drafts, OffsetDateTime[]::new, life -> utc(life.doubtAt())))
                .addArrayOfOffsetDateTime(life(drafts, OffsetDateTime[]::new, life -> utc(life.snapshotAt())))
                .addArrayOfBoolean(
                        column(drafts, Boolean[]::new, it -> it.draft().urgent()))
                .addArrayOfBoolean(
                        column(drafts, Boolean[]::new, it -> it.draft().needsWork()));
    }

    private static <C> C[] life(List<StoredDraft> rows, IntFunction<C[]> array, Function<Life, @Nullable C> cell) {
        return column(rows, array, row -> cell.apply(row.draft().life()));
    }

    private static <C> C[] column(
            List<StoredDraft> rows, IntFunction<C[]> array, Function<StoredDraft, @Nullable C> cell) {
        return rows.stream().map(cell).toArray(array);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
