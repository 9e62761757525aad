package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.groupsync.operate.GroupStanding.Waiter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where a group stands, without asking the cloud. */
@Singleton
public class Standing {
    private static final int MOST_NAMED = 1_000;

    private static final String GROUP = """
            select g.guid, g.life, g.identity, g.state, g.park_reason, g.dirty_since, g.attempts, g.next_attempt_at, g.inspected_at,
                   g.needs_snapshot or g.creation <> 'seen' as needs_snapshot, newest.epochs, newest.epoch as newest,
                   (select count(*) from members m
                    where m.guid = g.guid and m.life = g.life and m.desired
                      and not exists (select 1 from users u where u.uid = m.uid and u.identity = $2)) as desired,
                   (select count(*) from holders h
                    where h.guid = g.guid and h.life = g.life and newest.epoch = any (h.confirmed)
                      and exists (select 1 from members m
                                  where m.guid = h.guid and m.life = h.life and m.uid = h.uid and m.desired)) as granted,
                   (select count(*) from holders h
                    where h.guid = g.guid and h.life = g.life
                      and not exists (select 1 from members m join users u on u.uid = m.uid and not u.forgotten
                                      where m.guid = h.guid and m.life = h.life and m.desired
                                        and u.identity = h.identity)) as leaving
            from groups g,
                 lateral (select count(*) as epochs, coalesce(max(epoch), -1) as epoch from epochs e
                          where e.guid = g.guid and e.life = g.life and e.pushed) newest
            where g.guid = $1
            order by g.life desc limit 1""";

    private static final String WAITING = """
            select m.uid, m.since,
                   case when u.identity is null then 'no-identity'
                        when c.card_id is not null and g.state = 'full' and h.identity is null then 'no-place'
                        when c.card_id is not null then 'next-round'
                        when c.problem is not null then 'unusable-card'
                        else 'no-card' end as reason
            from groups g
            join members m on m.guid = g.guid and m.life = g.life and m.desired
            left join users u on u.uid = m.uid and not u.forgotten
            left join cards c on c.identity = u.identity
            left join holders h on h.guid = m.guid and h.life = m.life and h.identity = u.identity
            where g.guid = $1 and g.life = $2 and g.ended_at is null and u.identity is distinct from $5
              and ($3 < 0 or not coalesce($3 = any (h.confirmed), false))
            order by m.since, m.uid limit $4""";

    private final Pool pool;
    private final String owner;

    @Inject
    Standing(Pool pool, AppCredentials credentials) {
        this.pool = pool;
        this.owner = credentials.owner().value();
    }

    /** The newest life; empty if the guid is not known. */
    public Uni<Optional<GroupStanding>> of(Guid guid) {
        return pool.preparedQuery(GROUP)
                .execute(Tuple.of(guid.value(), owner))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : waiting(rows.iterator().next()).map(Optional::of));
    }

    private Uni<GroupStanding> waiting(Row group) {
        Tuple parameters =
                Tuple.of(group.getString("guid"), group.getInteger("life"), group.getLong("newest"), MOST_NAMED, owner);
        return pool.preparedQuery(WAITING).execute(parameters).map(rows -> {
            List<Waiter> waiting = new ArrayList<>(rows.size());
            rows.forEach(row -> waiting.add(new Waiter(
                    row.getString("uid"), row.getOffsetDateTime("since").toInstant(), row.getString("reason"))));
            return standing(group, waiting);
        });
    }

    private static GroupStanding standing(Row row, List<Waiter> waiting) {
        return new GroupStanding(
                row.getString("guid"),
                row.getInteger("life"),
                row.getString("identity"),
                row.getString("state"),
                row.getString("park_reason"),
                row.getBoolean("needs_snapshot"),
                time(row, "dirty_since"),
                row.getInteger("attempts"),
                time(row, "next_attempt_at"),
                time(row, "inspected_at"),
                row.getInteger("epochs"),
                row.getLong("newest"),
                row.getInteger("desired"),
                row.getInteger("granted"),
                row.getInteger("leaving"),
                waiting);
    }

    private static @Nullable Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
