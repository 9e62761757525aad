package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.plan.Recipient;
import io.chate2ee.groupsync.plan.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The records around each call: what is intended before it, what is known after it. Always inside a lease's transaction. */
@Singleton
class StepTable {
    private static final String STORE_EPOCH = "insert into epochs (guid, life, epoch, ticket) values ($1, $2, $3, $4)";

    private static final String BEGIN_STAYS = """
            update members m set first_epoch = $3, first_epoch_since = s.since
            from unnest($4::text[], $5::timestamptz[]) as s (uid, since)
            where m.guid = $1 and m.life = $2 and m.uid = s.uid and m.since = s.since""";

    private static final String EPOCH = "select ticket, hash from epochs where guid = $1 and life = $2 and epoch = $3";

    /** With another card, whatever the old one opened is no longer of use, but may still be there. */
    private static final String INTEND_PUSH = """
            insert into holders (guid, life, identity, uid, card_id, attempted)
            select $1, $2, r.identity, r.uid, r.card_id, array[$3::bigint]
            from unnest($4::text[], $5::text[], $6::text[]) as r (identity, uid, card_id)
            on conflict (guid, life, identity) do update
            set uid = excluded.uid, card_id = excluded.card_id,
                confirmed = case when holders.card_id = excluded.card_id then holders.confirmed else '{}' end,
                attempted = array(
                  select distinct epoch from unnest(
                    holders.attempted || excluded.attempted
                    || case when holders.card_id = excluded.card_id then '{}'::bigint[] else holders.confirmed end) epoch)""";

    private static final String CONFIRM_HOLDERS = """
            update holders
            set confirmed = array(select distinct epoch from unnest(confirmed || $3::bigint) epoch),
                attempted = array_remove(attempted, $3)
            where guid = $1 and life = $2 and identity = any ($4)""";

    private static final String EPOCH_UNSETTLED =
            "update epochs set unsettled = true where guid = $1 and life = $2 and epoch = $3";

    /** A push names the hash it writes over, so with another hash nothing that is still on its way can be carried out. */
    private static final String EPOCH_PUSHED = """
            update epochs set pushed = true, hash = $4, unsettled = unsettled and hash is not distinct from $4
            where guid = $1 and life = $2 and epoch = $3""";

    private static final String EPOCH_GONE =
            "update epochs set pushed = false, hash = $4 where guid = $1 and life = $2 and epoch = $3";

    private static final String FORGET_CONFIRMED = """
            update holders
            set confirmed = array_remove(confirmed, $3),
                attempted = array(select distinct epoch from unnest(attempted || $3::bigint) epoch)
            where guid = $1 and life = $2 and $3 = any (confirmed) and ($4::text[] is null or identity = any ($4))""";

    private static final String INTEND_REVOKE = """
            update holders
            set confirmed = '{}', attempted = array(select distinct epoch from unnest(confirmed || attempted) epoch)
            where guid = $1 and life = $2 and identity = any ($3)""";

    /** Whom a push may still be on its way to keeps a row, so that copies are taken away once more when none can come any more. */
    private static final String REVOKED = """
            with late as (
              select array(select e.epoch from epochs e
                           where e.guid = $1 and e.life = $2 and e.unsettled and e.epoch = any (h.attempted)) as epochs
              from holders h where h.guid = $1 and h.life = $2 and h.identity = $3),
            gone as (
              delete from holders using late
              where guid = $1 and life = $2 and identity = $3 and late.epochs = '{}')
            update holders set confirmed = '{}', attempted = late.epochs from late
            where guid = $1 and life = $2 and identity = $3 and late.epochs <> '{}'""";

    private static final String DOUBTED =
            "update groups set doubted_at = clock_timestamp() where guid = $1 and life = $2";

    private static final String DOUBTED_IF_UNSETTLED =
            DOUBTED + " and exists (select 1 from epochs e where e.guid = $1 and e.life = $2 and e.unsettled)";

    private static final String ALL_HOLDERS_GONE = "delete from holders where guid = $1 and life = $2";

    private static final String ALL_EPOCHS_GONE = "delete from epochs where guid = $1 and life = $2";

    Uni<Void> storeEpoch(SqlConnection connection, GroupKey key, long epoch, byte[] sealedTicket) {
        return run(connection, STORE_EPOCH, group(key).addLong(epoch).addValue(Buffer.buffer(sealedTicket)));
    }

    /** A stay that the ledger has replaced by another meanwhile is left alone. */
    Uni<Void> beginStays(SqlConnection connection, GroupKey key, Step.BeginStays step) {
        Tuple parameters = group(key)
                .addLong(step.epoch())
                .addArrayOfString(
                        step.stays().stream().map(stay -> stay.uid().value()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(step.stays().stream()
                        .map(stay -> stay.since().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return run(connection, BEGIN_STAYS, parameters);
    }

    Uni<StoredEpoch> epoch(SqlConnection connection, GroupKey key, long epoch) {
        return connection
                .preparedQuery(EPOCH)
                .execute(group(key).addLong(epoch))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new StoredEpoch(epoch, row.getBuffer("ticket").getBytes(), row.getString("hash"));
                });
    }

    Uni<Void> intendPush(SqlConnection connection, GroupKey key, Step.Push push) {
        Uni<Void> epoch = run(connection, EPOCH_UNSETTLED, group(key).addLong(push.epoch()));
        if (push.recipients().isEmpty()) {
            return epoch;
        }
        Tuple parameters = group(key)
                .addLong(push.epoch())
                .addArrayOfString(each(push, member -> member.identity().value()))
                .addArrayOfString(each(push, member -> member.uid().value()))
                .addArrayOfString(each(push, member -> member.card().cardId()));
        return epoch.chain(() -> run(connection, INTEND_PUSH, parameters));
    }

    Uni<Void> confirmPush(SqlConnection connection, GroupKey key, Step.Push push, String hash) {
        String[] identities = each(push, member -> member.identity().value());
        return run(connection, CONFIRM_HOLDERS, group(key).addLong(push.epoch()).addArrayOfString(identities))
                .chain(() -> adopt(connection, key, push.epoch(), hash));
    }

    /** The cloud is known to hold our ticket for the epoch; copies of members are not spoken of. */
    Uni<Void> adopt(SqlConnection connection, GroupKey key, long epoch, String hash) {
        return run(connection, EPOCH_PUSHED, group(key).addLong(epoch).addString(hash));
    }

    /** The cloud is known to hold nothing for the epoch, whatever was confirmed before. */
    Uni<Void> epochGone(SqlConnection connection, GroupKey key, long epoch, String hash) {
        return run(connection, EPOCH_GONE, group(key).addLong(epoch).addString(hash))
                .chain(() -> run(
                        connection, FORGET_CONFIRMED, group(key).addLong(epoch).addArrayOfString(null)));
    }

    /** These identities are known to have no copy of the epoch. */
    Uni<Void> copiesGone(SqlConnection connection, GroupKey key, long epoch, Collection<Identity> identities) {
        return run(connection, FORGET_CONFIRMED, group(key).addLong(epoch).addArrayOfString(names(identities)));
    }

    Uni<Void> intendRevoke(SqlConnection connection, GroupKey key, List<Step.Revoke> revokes) {
        String[] identities =
                revokes.stream().map(revoke -> revoke.identity().value()).toArray(String[]::new);
        return run(connection, INTEND_REVOKE, group(key).addArrayOfString(identities));
    }

    Uni<Void> revoked(SqlConnection connection, GroupKey key, Identity identity) {
        return run(connection, REVOKED, group(key).addString(identity.value()));
    }

    /** The answer to a reset was lost: it may be carried out late. */
    Uni<Void> doubted(SqlConnection connection, GroupKey key) {
        return run(connection, DOUBTED, group(key));
    }

    /** Everything was deleted. True if there was an epoch, false if only something that should not have been there. */
    Uni<Boolean> everythingGone(SqlConnection connection, GroupKey key) {
        return run(connection, DOUBTED_IF_UNSETTLED, group(key))
                .chain(() -> run(connection, ALL_HOLDERS_GONE, group(key)))
                .chain(() -> connection.preparedQuery(ALL_EPOCHS_GONE).execute(group(key)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Tuple group(GroupKey key) {
        return Tuple.tuple().addString(key.guid().value()).addInteger(key.life());
    }

    static Uni<Void> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static String[] each(Step.Push push, Function<Recipient, String> part) {
        return push.recipients().stream().map(part).toArray(String[]::new);
    }

    private static String[] names(Collection<Identity> identities) {
        return identities.stream().map(Identity::value).toArray(String[]::new);
    }
}
