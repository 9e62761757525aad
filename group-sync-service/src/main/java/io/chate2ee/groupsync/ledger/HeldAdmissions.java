package io.chate2ee.groupsync.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Admissions by webhook that came so soon after a removal that they may be older than it. A snapshot or a later event settles them; where
 * none comes for a minute, they count.
 */
final class HeldAdmissions {
    /** Admissions that are looked at in one transaction, and others of the same groups. */
    static final int MOST = 100;

    /** The longest due first and few of them, for which the index of those held is best; by group, all members would be read each time. */
    static final String LOCK = """
            with due as materialized (
                select guid, life from members where held_until <= clock_timestamp() order by held_until limit %d)
            select g.guid, g.life from groups g join (select distinct guid, life from due) as held using (guid, life)
            order by g.guid, g.life for no key update of g""".formatted(MOST);

    private static final String RELEASE = """
            with released as (
                update members m set desired = not m.barred, withheld = m.barred, held_until = null
                from unnest($1::text[], $2::int[]) as locked (guid, life)
                where m.guid = locked.guid and m.life = locked.life and m.held_until <= clock_timestamp()
                returning m.guid, m.life, m.desired)
            update groups g set
                change_seq = g.change_seq + 1, dirty_since = coalesce(g.dirty_since, clock_timestamp())
            where g.ended_at is null and (g.guid, g.life) in (select guid, life from released where desired)""";

    private final SqlConnection connection;

    HeldAdmissions(SqlConnection connection) {
        this.connection = connection;
    }

    /** Lets in whose time has come; says in how many groups somebody was due. */
    Uni<Integer> release() {
        return connection
                .query(LOCK)
                .execute()
                .chain(locked -> locked.size() == 0
                        ? Uni.createFrom().item(0)
                        : connection
                                .preparedQuery(RELEASE)
                                .execute(keys(locked))
                                .replaceWith(locked.size()));
    }

    private static Tuple keys(RowSet<Row> locked) {
        String[] guids = new String[locked.size()];
        Integer[] lives = new Integer[locked.size()];
        int next = 0;
        for (Row row : locked) {
            guids[next] = row.getString("guid");
            lives[next++] = row.getInteger("life");
        }
        return Tuple.of(guids, lives);
    }
}
