package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what a batch changed, with one statement per kind of row. What did not change is not touched. */
final class LedgerWrites {
    private static final String OPEN_LIVES = """
            insert into groups
                (guid, life, created_at, creation, ended_at, needs_snapshot, urgent, change_seq, dirty_since)
            select guid, life, created_at, creation, ended_at, needs_snapshot, urgent, 1, clock_timestamp()
            from unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::timestamptz[], $6::bool[], $7::bool[])
                as opened (guid, life, created_at, creation, ended_at, needs_snapshot, urgent)
            on conflict do nothing""";

    private static final String CHANGE_LIVES = """
            update groups g set
                created_at = told.created_at,
                creation = told.creation,
                ended_at = told.ended_at,
                needs_snapshot = told.needs_snapshot,
                urgent = g.urgent or told.urgent,
                change_seq = g.change_seq + told.work::int,
                dirty_since = case when told.work then coalesce(g.dirty_since, clock_timestamp()) else g.dirty_since end
            from unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::timestamptz[], $6::bool[], $7::bool[],
                    $8::bool[])
                as told (guid, life, created_at, creation, ended_at, needs_snapshot, urgent, work)
            where g.guid = told.guid and g.life = told.life""";

    private static final String TELL_MEMBERS = """
            insert into members
                (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause)
            select * from unnest($1::text[], $2::int[], $3::text[], $4::bool[], $5::timestamptz[], $6::int[], $7::bigint[],
                $8::timestamptz[], $9::text[])
            on conflict (guid, life, uid) do update set
                desired = excluded.desired,
                effective_at = excluded.effective_at,
                source_partition = excluded.source_partition,
                source_offset = excluded.source_offset,
                since = excluded.since,
                cause = excluded.cause""";

    private final SqlConnection connection;

    LedgerWrites(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> write(List<StoredDraft> drafts) {
        List<StoredDraft> opened =
                drafts.stream().filter(it -> it.draft().isNew()).toList();
        List<StoredDraft> changed = drafts.stream()
                .filter(it -> !it.draft().isNew())
                .filter(it -> it.draft().lifeChanged() || it.draft().needsWork())
                .toList();
        List<ToldMember> members =
                drafts.stream().flatMap(LedgerWrites::members).toList();
        return change(changed).chain(() -> open(opened)).chain(() -> tell(members));
    }

    private Uni<Void> open(List<StoredDraft> opened) {
        if (opened.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(OPEN_LIVES)
                .execute(lives(opened))
                .invoke(rows -> {
                    if (rows.rowCount() != opened.size()) {
                        throw new LifeTakenException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> change(List<StoredDraft> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = lives(changed)
                .addArrayOfBoolean(
                        column(changed, Boolean[]::new, it -> it.draft().needsWork()));
        return connection.preparedQuery(CHANGE_LIVES).execute(tuple).replaceWithVoid();
    }

    private Uni<Void> tell(List<ToldMember> members) {
        if (members.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = Tuple.tuple()
                .addArrayOfString(
                        column(members, String[]::new, it -> it.of.guid().value()))
                .addArrayOfInteger(column(
                        members, Integer[]::new, it -> it.of.draft().life().number()))
                .addArrayOfString(column(members, String[]::new, it -> it.uid.value()))
                .addArrayOfBoolean(column(members, Boolean[]::new, it -> it.standing.desired()))
                .addArrayOfOffsetDateTime(column(members, OffsetDateTime[]::new, it -> utc(it.standing.effectiveAt())))
                .addArrayOfInteger(column(
                        members, Integer[]::new, it -> it.standing.place().partition()))
                .addArrayOfLong(
                        column(members, Long[]::new, it -> it.standing.place().offset()))
                .addArrayOfOffsetDateTime(column(members, OffsetDateTime[]::new, it -> utc(it.standing.since())))
                .addArrayOfString(column(members, String[]::new, it -> it.standing.cause()));
        return connection.preparedQuery(TELL_MEMBERS).execute(tuple).replaceWithVoid();
    }

    private static Tuple lives(List<StoredDraft> drafts) {
        return Tuple.tuple()
                .addArrayOfString(column(drafts, String[]::new, it -> it.guid().value()))
                .addArrayOfInteger(
                        column(drafts, Integer[]::new, it -> it.draft().life().number()))
                .addArrayOfOffsetDateTime(column(
                        drafts,
                        OffsetDateTime[]::new,
                        it -> utc(it.draft().life().createdAt())))
                .addArrayOfString(column(
                        drafts,
                        String[]::new,
                        it -> it.draft().life().creation().column()))
                .addArrayOfOffsetDateTime(column(
                        drafts, OffsetDateTime[]::new, it -> ended(it.draft().life())))
                .addArrayOfBoolean(
                        column(drafts, Boolean[]::new, it -> it.draft().life().needsSnapshot()))
                .addArrayOfBoolean(
                        column(drafts, Boolean[]::new, it -> it.draft().urgent()));
    }

    private static Stream<ToldMember> members(StoredDraft of) {
        return of.draft().changedMembers().entrySet().stream()
                .map((Map.Entry<Uid, Standing> member) -> new ToldMember(of, member.getKey(), member.getValue()));
    }

    private static <R, C> C[] column(List<R> rows, IntFunction<C[]> array, Function<R, @Nullable C> cell) {
        return rows.stream().map(cell).toArray(array);
    }

    private static @Nullable OffsetDateTime ended(Life life) {
        return life.endedAt() == null ? null : utc(life.endedAt());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private record ToldMember(StoredDraft of, Uid uid, Standing standing) {}
}
