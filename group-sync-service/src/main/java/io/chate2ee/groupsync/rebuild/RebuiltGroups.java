package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Writes groups as far as they are known: any event and any snapshot knows better. What the database knows as well as the announcement is left
 * alone; of what it knows less of, as after an earlier backup was restored, copies and members are taken from the announcement and the cloud.
 */
@Singleton
class RebuiltGroups {
    private static final String GROUP = """
            insert into groups (guid, life, created_at, creation, ended_at, identity, version, state, identity_shown,
                                needs_snapshot, members_doubted_at, change_seq, dirty_since, verify_at)
            select $1, $2, $3::timestamptz, 'guessed', case when not $6 then $3::timestamptz end,
                   coalesce($4::text, encode(uuid_send(gen_random_uuid()), 'hex')), $5, $7, $4::text is not null,
                   $6, case when $6 then $3::timestamptz end, 1,
                   case when $6 then clock_timestamp() end, case when $6 then clock_timestamp() end
            on conflict do nothing""";

    private static final String KNOWN = """
            select g.life, g.identity, max(g.version) over () as version,
                   array(select e.epoch from epochs e where e.guid = g.guid and e.life = g.life and e.pushed) as epochs
            from groups g where g.guid = $1 order by g.life desc limit 1""";

    private static final String END_EARLIER_LIVES = """
            update groups set ended_at = $3::timestamptz, change_seq = change_seq + 1, dirty_since = clock_timestamp(), urgent = true
            where guid = $1 and life < $2 and ended_at is null""";

    /** What a process of before the restore may still do is looked for twice; it would be announced with a version that was there. */
    private static final String CATCH_UP = """
            update groups
            set ended_at = case when not $6 then coalesce(ended_at, $3::timestamptz) else ended_at end,
                version = greatest(version, $5), announced = null, identity_shown = identity_shown or $4::text is not null,
                needs_snapshot = $6, members_doubted_at = case when $6 then greatest(members_doubted_at, $3::timestamptz) end,
                change_seq = change_seq + 1, dirty_since = clock_timestamp(), urgent = true, attempts = 0, next_attempt_at = null,
                verify_at = clock_timestamp(), doubted_at = clock_timestamp()
            where guid = $1 and life = $2""";

    private static final String FORGET_HOLDERS = "delete from holders where guid = $1 and life = $2";

    private static final String UNSAY = "delete from outbox where topic = $1 and key = $2";

    private static final String EPOCH = """
            insert into epochs (guid, life, epoch, ticket, hash, pushed) values ($1, $2, $3, $4, $5, true)
            on conflict (guid, life, epoch) do update set ticket = excluded.ticket, hash = excluded.hash, pushed = true, unsettled = false""";

    /** Members as of the backup who were not announced as members since. */
    private static final String LEAVE = """
            update members m
            set desired = false, withheld = false, held_until = null, effective_at = 'epoch'::timestamptz, source_partition = -1,
                source_offset = 0, cause = 'rebuilt', announced = case announced when 'granted' then 'revoked' else announced end
            where m.guid = $1 and m.life = $2 and m.desired and not m.uid = any ($4::text[])
              and not exists (select 1 from users u where u.uid = m.uid and u.identity = any ($3::text[]) and not u.forgotten)""";

    /** Which card the copies are for cannot be seen, so everybody is given new ones. */
    private static final String HOLDERS = """
            insert into holders (guid, life, identity, uid, card_id, attempted)
            select $1, $2, found.identity, (select min(u.uid) from users u where u.identity = found.identity), '', array[$3::bigint]
            from unnest($4::text[]) as found (identity)
            on conflict (guid, life, identity) do update set attempted = holders.attempted || excluded.attempted""";

    /** The first epoch is the oldest that somebody has a copy of: less is what the policy may say, more was never given. */
    private static final String MEMBERS = """
            insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause, announced,
                                 first_epoch, first_epoch_since)
            select $1, $2::int, known.uid, true, 'epoch'::timestamptz, -1, 0, $3::timestamptz, 'rebuilt', case when known.granted then 'granted' else 'waiting' end,
                   held.first, case when held.first is not null then $3::timestamptz end
            from (select u.uid, u.identity, true as granted from users u where u.identity = any ($4::text[]) and not u.forgotten
                  union select w.uid, null, false from unnest($5::text[]) as w (uid)) as known
            left join lateral (select min(epoch) as first from holders h, unnest(h.attempted) as epoch
                               where h.guid = $1 and h.life = $2 and h.identity = known.identity) held on true
            on conflict (guid, life, uid) do update
            set desired = true, withheld = false, held_until = null, barred = false, barred_at = null, effective_at = excluded.effective_at,
                source_partition = excluded.source_partition, source_offset = excluded.source_offset, since = excluded.since,
                cause = excluded.cause, announced = excluded.announced, first_epoch = excluded.first_epoch,
                first_epoch_since = excluded.first_epoch_since
            where not members.desired""";

    /** Who went and came back since the backup is given nothing of what was before. */
    private static final String LATER_FIRST_EPOCHS = """
            update members m set first_epoch = held.first, first_epoch_since = m.since
            from (select h.identity, min(epoch) as first from holders h, unnest(h.attempted) as epoch
                  where h.guid = $1 and h.life = $2 group by h.identity) held
            join users u on u.identity = held.identity
            where m.guid = $1 and m.life = $2 and m.desired and m.uid = u.uid and m.first_epoch < held.first""";

    private static final String GROUPS_TOPIC = new Topics("").groups();

    private final Pool pool;

    @Inject
    RebuiltGroups(Pool pool) {
        this.pool = pool;
    }

    /** What the database knew of a group. */
    enum Outcome {
        /** Nothing. */
        WRITTEN,
        /** Less than was announced, or than the cloud has. */
        BEHIND,
        /** As much or more. */
        KNOWN,
        /** Another group under the same guid and life. */
        ANOTHER
    }

    /** Writes what the database lacks. */
    Uni<Outcome> write(Told told, List<FoundEpoch> epochs) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(told.record().guid().value()))
                .map(rows -> rows.size() == 0
                        ? Outcome.WRITTEN
                        : outcome(rows.iterator().next(), told.record(), epochs))
                .call(outcome -> write(connection, outcome, told, epochs)));
    }

    private static Outcome outcome(Row known, GroupRecord record, List<FoundEpoch> epochs) {
        int life = known.getInteger("life");
        if (life != record.life()) {
            return life < record.life() ? Outcome.WRITTEN : Outcome.KNOWN;
        }
        String identity = known.getString("identity");
        if (record.groupIdentity()
                .filter(told -> !told.value().equals(identity))
                .isPresent()) {
            return Outcome.ANOTHER;
        }
        Set<Long> pushed = Set.of(known.getArrayOfLongs("epochs"));
        boolean lacks = epochs.stream().anyMatch(epoch -> !pushed.contains(epoch.number()));
        return lacks || known.getLong("version") < record.version() ? Outcome.BEHIND : Outcome.KNOWN;
    }

    private static Uni<Void> write(SqlConnection connection, Outcome outcome, Told told, List<FoundEpoch> epochs) {
        return switch (outcome) {
            case WRITTEN ->
                run(connection, END_EARLIER_LIVES, group(told.record()).addOffsetDateTime(at(told)))
                        .chain(() -> run(
                                connection,
                                GROUP,
                                row(told).addString(state(told.record()).wireName())))
                        .chain(() -> copiesAndMembers(connection, told, epochs));
            case BEHIND ->
                run(connection, CATCH_UP, row(told))
                        .chain(() -> run(connection, FORGET_HOLDERS, group(told.record())))
                        .chain(() -> run(
                                connection,
                                UNSAY,
                                Tuple.of(GROUPS_TOPIC, told.record().guid().value())))
                        .chain(() -> leave(connection, told.record()))
                        .chain(() -> copiesAndMembers(connection, told, epochs))
                        .chain(() -> run(connection, LATER_FIRST_EPOCHS, group(told.record())));
            case KNOWN, ANOTHER -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> copiesAndMembers(SqlConnection connection, Told told, List<FoundEpoch> epochs) {
        return epochs(connection, told.record(), epochs).chain(() -> members(connection, told));
    }

    private static Tuple row(Told told) {
        return group(told.record())
                .addOffsetDateTime(at(told))
                .addString(told.record().groupIdentity().map(Identity::value).orElse(null))
                .addLong(told.record().version())
                .addBoolean(isAlive(told.record()));
    }

    /** Also with no identity yet: what is said of it next must have a higher version than what was, or nobody believes it. */
    private static boolean isAlive(GroupRecord record) {
        return record.state() != GroupState.DELETED;
    }

    private static GroupState state(GroupRecord record) {
        if (!isAlive(record)) {
            return GroupState.DELETED;
        }
        return record.groupIdentity().isPresent() ? GroupState.CHANGING : GroupState.CREATING;
    }

    private static OffsetDateTime at(Told told) {
        return told.at().atOffset(ZoneOffset.UTC);
    }

    private static Uni<Void> leave(SqlConnection connection, GroupRecord record) {
        return run(
                connection,
                LEAVE,
                group(record).addArrayOfString(granted(record)).addArrayOfString(waiting(record)));
    }

    private static Uni<Void> epochs(SqlConnection connection, GroupRecord record, List<FoundEpoch> epochs) {
        return Multi.createFrom()
                .iterable(epochs)
                .onItem()
                .transformToUniAndConcatenate(
                        epoch -> epoch(connection, record, epoch).replaceWith(epoch))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Void> epoch(SqlConnection connection, GroupRecord record, FoundEpoch epoch) {
        Tuple ticket = group(record)
                .addLong(epoch.number())
                .addValue(Buffer.buffer(epoch.sealedTicket()))
                .addString(epoch.hash());
        Tuple holders = group(record)
                .addLong(epoch.number())
                .addArrayOfString(epoch.holders().stream().map(Identity::value).toArray(String[]::new));
        return connection
                .preparedQuery(EPOCH)
                .execute(ticket)
                .chain(() -> connection.preparedQuery(HOLDERS).execute(holders))
                .replaceWithVoid();
    }

    private static Uni<Void> members(SqlConnection connection, Told told) {
        GroupRecord record = told.record();
        Tuple members = group(record)
                .addOffsetDateTime(at(told))
                .addArrayOfString(granted(record))
                .addArrayOfString(waiting(record));
        return run(connection, MEMBERS, members);
    }

    private static String[] granted(GroupRecord record) {
        return record.granted().stream().map(Identity::value).toArray(String[]::new);
    }

    private static String[] waiting(GroupRecord record) {
        return record.waitingMembers().stream().map(Uid::value).toArray(String[]::new);
    }

    private static Uni<Void> run(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }

    private static Tuple group(GroupRecord record) {
        return Tuple.tuple().addString(record.guid().value()).addInteger(record.life());
    }
}
