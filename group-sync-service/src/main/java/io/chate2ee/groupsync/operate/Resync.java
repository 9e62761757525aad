package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.id.Guid;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Has groups compared with the cloud and repaired by whichever replica takes them next. Parked ones stay parked. */
@Singleton
public class Resync {
    /** Few at a time and in the order of everybody else, so that no ledger waits for long, and nobody in a circle. */
    private static final int AT_ONCE = 500;

    private static final String CARDS = """
            with due as (
                select c.identity from cards c
                where c.identity > $2 and exists (
                    select 1 from members m
                    join users u on u.uid = m.uid
                    join groups g on g.guid = m.guid and g.life = m.life
                    where u.identity = c.identity and m.desired and g.ended_at is null and (g.guid = $1 or $1 = ''))
                order by c.identity limit %d for no key update of c),
            looked_for as (
                update cards c set looked_up_at = 'epoch' from due where c.identity = due.identity returning c.identity)
            select count(*) as rows, coalesce(max(identity), '') as last from looked_for""".formatted(AT_ONCE);

    /**
     * A pause after a failure is over; that after a parking is not, in which calls from before it come to their end. What was announced is said
     * again, as the topic may be another one by now.
     */
    private static final String GROUPS = """
            with due as (
                select g.guid, g.life from groups g
                where g.guid > $2 and g.ended_at is null and g.state <> 'parked' and (g.guid = $1 or $1 = '')
                order by g.guid, g.life limit %d for no key update),
            marked as (
                update groups g
                set verify_at = clock_timestamp(), announced = null, next_attempt_at = case when g.attempts > 0 then null else g.next_attempt_at end
                from due where g.guid = due.guid and g.life = due.life returning g.guid)
            select count(*) as rows, coalesce(max(guid), '') as last from marked""".formatted(AT_ONCE);

    private static final String ALL = "";

    private final Pool pool;

    @Inject
    Resync(Pool pool) {
        this.pool = pool;
    }

    /** False if there is no such living group, or it is parked. Its members' cards are looked up again too. */
    public Uni<Boolean> one(Guid guid) {
        return rows(GROUPS, guid.value()).map(groups -> groups > 0).call(() -> rows(CARDS, guid.value()));
    }

    /**
     * All living groups, and all members' cards. Gives how many groups; the rate towards the cloud is the service's as always. Takes as long as
     * there are many; each piece has its own time limit.
     */
    public Uni<Integer> all() {
        return rows(GROUPS, ALL).call(() -> rows(CARDS, ALL));
    }

    /** One piece after the other, each of what comes after the last one; gives how many there were in all. */
    private Uni<Integer> rows(String statement, String guid) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(""), last -> piece(statement, guid, last))
                .whilst(rows -> rows == AT_ONCE)
                .collect()
                .with(Collectors.summingInt(rows -> rows));
    }

    private Uni<Integer> piece(String statement, String guid, AtomicReference<String> last) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(guid, last.get()))
                .ifNoItem()
                .after(Waiting.LONGEST)
                .fail()
                .map(rows -> rows.iterator().next())
                .invoke(row -> last.set(row.getString("last")))
                .map(row -> row.getInteger("rows"));
    }
}
