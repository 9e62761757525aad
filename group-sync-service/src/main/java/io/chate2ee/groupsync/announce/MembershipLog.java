package io.chate2ee.groupsync.announce;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.contract.membership.MembershipChange.Kind;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.plan.GroupKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines of the membership log. What was last said about a member is kept with the member, so that nothing is said twice. */
@Singleton
class MembershipLog {
    private static final String TOPIC = new Topics("").membershipLog();

    /** Sub-select of the newest epoch that the cloud holds. */
    private static final String NEWEST =
            "(select coalesce(max(epoch), -1) from epochs where guid = $1 and life = $2 and pushed)";

    private static final String GRANTED = """
            with fresh as (
              select m.uid, case m.announced when 'waiting' then 'card-published' when 'waiting-for-place' then 'place-free'
                            else m.cause end as cause
              from members m
              join holders h on h.guid = m.guid and h.life = m.life and h.uid = m.uid
              where m.guid = $1 and m.life = $2 and m.desired and m.announced <> 'granted'
                and %1$s = any (h.confirmed))
            update members m set announced = 'granted' from fresh
            where m.guid = $1 and m.life = $2 and m.uid = fresh.uid
            returning m.uid, fresh.cause, %1$s as epoch""".formatted(NEWEST);

    /** Who has a card waits for nothing but a place. */
    private static final String WAITING = """
            update members m set announced = case
                when exists (select 1 from users u join cards c on c.identity = u.identity
                             where u.uid = m.uid and not u.forgotten and c.card_id is not null)
                then 'waiting-for-place' else 'waiting' end
            where m.guid = $1 and m.life = $2 and m.desired and m.announced in ('none', 'revoked')
              and not exists (select 1 from holders h where h.guid = m.guid and h.life = m.life and h.uid = m.uid)
            returning m.uid, m.cause, %s as epoch""".formatted(NEWEST);

    /** A wait that ended without a grant needs no line; the next stay starts afresh. */
    private static final String NO_LONGER_WAITING = """
            update members set announced = 'none'
            where guid = $1 and life = $2 and not desired and announced in ('waiting', 'waiting-for-place')""";

    private static final String REVOKED = """
            update members m set announced = 'revoked'
            where m.guid = $1 and m.life = $2 and m.uid = $3 and m.announced <> 'revoked'
            returning m.uid, case
                when not m.desired then m.cause
                when exists (select 1 from users u where u.uid = m.uid and u.forgotten) then 'user-forgotten'
                when exists (select 1 from users u where u.uid = m.uid and u.identity = $4) then 'earlier-stay'
                else 'identity-changed' end as cause, %s as epoch""".formatted(NEWEST);

    private final Clock clock;

    @Inject
    MembershipLog(Clock clock) {
        this.clock = clock;
    }

    Uni<Void> granted(SqlConnection connection, GroupKey key) {
        return lines(connection, key, GRANTED, Kind.GRANTED, group(key));
    }

    Uni<Void> waiting(SqlConnection connection, GroupKey key) {
        return lines(connection, key, WAITING, Kind.WAITING, group(key))
                .chain(() -> connection.preparedQuery(NO_LONGER_WAITING).execute(group(key)))
                .replaceWithVoid();
    }

    Uni<Void> revoked(SqlConnection connection, GroupKey key, Identity identity, Uid uid) {
        return lines(
                connection,
                key,
                REVOKED,
                Kind.REVOKED,
                group(key).addString(uid.value()).addString(identity.value()));
    }

    Uni<Void> wholeGroup(SqlConnection connection, GroupKey key, Kind kind, String cause) {
        return connection
                .preparedQuery("select " + NEWEST + " as epoch")
                .execute(group(key))
                .map(rows -> rows.iterator().next().getLong("epoch"))
                .chain(epoch -> Outbox.add(
                        connection, TOPIC, key.guid().value(), List.of(line(key, kind, null, epoch, cause))));
    }

    private Uni<Void> lines(SqlConnection connection, GroupKey key, String sql, Kind kind, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(rows -> lines(key, kind, rows))
                .chain(lines -> Outbox.add(connection, TOPIC, key.guid().value(), lines));
    }

    private List<byte[]> lines(GroupKey key, Kind kind, RowSet<Row> rows) {
        List<byte[]> lines = new ArrayList<>(rows.size());
        rows.forEach(row -> lines.add(
                line(key, kind, new Uid(row.getString("uid")), row.getLong("epoch"), row.getString("cause"))));
        return lines;
    }

    private byte[] line(GroupKey key, Kind kind, @Nullable Uid uid, long epoch, String cause) {
        return new MembershipChange(
                        UUID.randomUUID().toString(), key.guid(), key.life(), kind, uid, epoch, cause, clock.instant())
                .toJson();
    }

    private static Tuple group(GroupKey key) {
        return Tuple.tuple().addString(key.guid().value()).addInteger(key.life());
    }
}
