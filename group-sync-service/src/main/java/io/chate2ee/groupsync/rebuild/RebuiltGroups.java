package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;

/** Writes groups as far as they are known: any event and any snapshot knows better. What the database has already is left alone. */
@Singleton
class RebuiltGroups {
    private static final String GROUP = """
            insert into groups (guid, life, created_at, creation, ended_at, identity, version, state, identity_shown,
                                needs_snapshot, members_doubted_at, change_seq, dirty_since, verify_at)
            select $1, $2, $3::timestamptz, 'guessed', case when $4::text is null then $3::timestamptz end,
                   coalesce($4::text, encode(uuid_send(gen_random_uuid()), 'hex')), $5, $6, $4::text is not null,
                   $4::text is not null, case when $4::text is not null then $3::timestamptz end, 1,
                   case when $4::text is not null then clock_timestamp() end, case when $4::text is not null then clock_timestamp() end
            where not exists (select 1 from groups where guid = $1)
            returning guid""";

    private static final String EPOCH =
            "insert into epochs (guid, life, epoch, ticket, hash, pushed) values ($1, $2, $3, $4, $5, true)";

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
            on conflict do nothing""";

    private final Pool pool;

    @Inject
    RebuiltGroups(Pool pool) {
        this.pool = pool;
    }

    /** False if the database knows the guid already. */
    Uni<Boolean> write(Told told, List<FoundEpoch> epochs) {
        GroupRecord record = told.record();
        String identity = record.groupIdentity().map(Identity::value).orElse(null);
        GroupState state = identity == null ? GroupState.DELETED : GroupState.CHANGING;
        Tuple row = group(record)
                .addOffsetDateTime(told.at().atOffset(ZoneOffset.UTC))
                .addString(identity)
                .addLong(record.version())
                .addString(state.wireName());
        return pool.withTransaction(connection -> connection
                .preparedQuery(GROUP)
                .execute(row)
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : epochs(connection, record, epochs)
                                .chain(() -> members(connection, told))
                                .replaceWith(true)));
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
                .addOffsetDateTime(told.at().atOffset(ZoneOffset.UTC))
                .addArrayOfString(record.granted().stream().map(Identity::value).toArray(String[]::new))
                .addArrayOfString(
                        record.waitingMembers().stream().map(Uid::value).toArray(String[]::new));
        return connection.preparedQuery(MEMBERS).execute(members).replaceWithVoid();
    }

    private static Tuple group(GroupRecord record) {
        return Tuple.tuple().addString(record.guid().value()).addInteger(record.life());
    }
}
