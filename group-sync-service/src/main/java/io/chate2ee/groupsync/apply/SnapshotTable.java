package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.plan.DesiredMember;
import io.chate2ee.groupsync.plan.EpochState;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.plan.GroupView;
import io.chate2ee.groupsync.plan.Holder;
import io.chate2ee.groupsync.plan.MemberCard;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.chate2ee.virgil.key.PublicKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads what the planner needs, in one transaction under the group's lock. */
@Singleton
class SnapshotTable {
    /** Of those who hold nothing. More than a group has places, so that whether it is full can be told. */
    static final int NEXT = 150;

    private static final String ENDED =
            "select ended_at is not null as ended from groups where guid = $1 and life = $2";

    /**
     * Members who hold something, and of the others those whose turn comes next: a group of the chat can have a hundred thousand members, and
     * a Virgil group has places for few. Next are the first of all, and the first with a card, who get places before those without.
     */
    private static final String MEMBERS = """
            with desired as (
              select m.uid, m.since, case when m.first_epoch_since = m.since then m.first_epoch end as first_epoch, u.identity,
                     h.identity is not null as holds, h.card_id as held, c.card_id is not null as has_card,
                     u.identity is not null and c.identity is null as never_looked_up
              from members m
              left join users u on u.uid = m.uid and not u.forgotten
              left join cards c on c.identity = u.identity
              left join holders h on h.guid = m.guid and h.life = m.life and h.identity = u.identity
              where m.guid = $1 and m.life = $2 and m.desired),
            queued as (
              select *, row_number() over (partition by holds order by since, uid) as turn,
                     row_number() over (partition by holds, has_card order by since, uid) as turn_of_such
              from desired)
            select q.uid, q.since, q.first_epoch, q.identity, c.card_id, c.public_key,
                   q.identity is not null
                     and (q.held is null or c.card_id is null or q.held <> c.card_id)
                     and (c.looked_up_at is null or c.looked_up_at <= clock_timestamp() - make_interval(secs => $3)) as to_look_up,
                   exists (select 1 from queued where never_looked_up and not holds and turn > %1$d) as others_unknown
            from queued q left join cards c on c.identity = q.identity
            where q.holds or q.turn <= %1$d or (q.has_card and q.turn_of_such <= %1$d)""".formatted(NEXT);

    private static final String HOLDERS =
            "select identity, uid, card_id, confirmed, attempted from holders where guid = $1 and life = $2";

    private static final String EPOCHS = "select epoch, pushed, unsettled from epochs where guid = $1 and life = $2";

    private final LeaseTable leases;
    private final Duration cardAge;

    @Inject
    SnapshotTable(LeaseTable leases, SyncSettings settings) {
        this.leases = leases;
        this.cardAge = settings.cardAge();
    }

    /** What is known now. Prolongs the lease. */
    Uni<Snapshot> load(Lease lease) {
        return leases.write(lease, connection -> load(connection, lease.key()))
                .map(loaded ->
                        new Snapshot(loaded.view(), lease.changeSeq(), loaded.toLookUp(), loaded.othersUnknown()));
    }

    private Uni<Snapshot> load(SqlConnection connection, GroupKey key) {
        Tuple group = Tuple.of(key.guid().value(), key.life());
        List<DesiredMember> members = new ArrayList<>();
        List<Identity> toLookUp = new ArrayList<>();
        AtomicBoolean othersUnknown = new AtomicBoolean();
        List<Holder> holders = new ArrayList<>();
        List<EpochState> epochs = new ArrayList<>();
        return connection
                .preparedQuery(MEMBERS)
                .execute(Tuple.of(key.guid().value(), key.life(), LeaseTable.seconds(cardAge)))
                .invoke(rows -> rows.forEach(row -> {
                    member(row, members, toLookUp);
                    othersUnknown.set(row.getBoolean("others_unknown"));
                }))
                .chain(() -> connection.preparedQuery(HOLDERS).execute(group))
                .invoke(rows -> rows.forEach(row -> holders.add(holder(row))))
                .chain(() -> connection.preparedQuery(EPOCHS).execute(group))
                .invoke(rows -> rows.forEach(row -> epochs.add(
                        new EpochState(row.getLong("epoch"), row.getBoolean("pushed"), row.getBoolean("unsettled")))))
                .chain(() -> connection.preparedQuery(ENDED).execute(group))
                .map(rows -> new Snapshot(
                        new GroupView(rows.iterator().next().getBoolean("ended"), members, holders, epochs),
                        0,
                        toLookUp,
                        othersUnknown.get()));
    }

    private static void member(Row row, List<DesiredMember> members, List<Identity> toLookUp) {
        String name = row.getString("identity");
        Identity identity = name == null ? null : Identity.parse(name);
        members.add(new DesiredMember(
                new Uid(row.getString("uid")),
                identity,
                card(row),
                row.getOffsetDateTime("since").toInstant(),
                row.getLong("first_epoch")));
        if (identity != null && row.getBoolean("to_look_up")) {
            toLookUp.add(identity);
        }
    }

    private static @Nullable MemberCard card(Row row) {
        String cardId = row.getString("card_id");
        Buffer key = row.getBuffer("public_key");
        return cardId == null || key == null
                ? null
                : new MemberCard(cardId, PublicKey.fromDer(key.getBytes()).forEncryption());
    }

    private static Holder holder(Row row) {
        String uid = row.getString("uid");
        return new Holder(
                Identity.parse(row.getString("identity")),
                uid == null ? null : new Uid(uid),
                row.getString("card_id"),
                Set.copyOf(List.of(row.getArrayOfLongs("confirmed"))),
                Set.copyOf(List.of(row.getArrayOfLongs("attempted"))));
    }
}
