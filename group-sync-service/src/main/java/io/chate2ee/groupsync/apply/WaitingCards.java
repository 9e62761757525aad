package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks for cards of members who wait: soon after a login, and all of them again every few minutes, because a login event may be
 * lost. Past the card cache. Rows are claimed before the search, so that replicas share the work; 50 identities are one search.
 */
@Singleton
class WaitingCards {
    private static final int AT_ONCE = 50;

    /** 1, 3, 10 and 30 seconds after the login; the first is set by whoever records the login. */
    private static final String CLAIM_LOGINS = """
            with due as (
              select uid from card_lookups where due_at <= clock_timestamp()
              order by due_at limit $1 for update skip locked)
            update card_lookups l
            set attempt = l.attempt + 1,
                due_at = l.logged_in + make_interval(secs => case l.attempt when 0 then 3 when 1 then 10 else 30 end)
            from due
            left join users u on u.uid = due.uid and not u.forgotten
            where l.uid = due.uid
            returning l.uid, u.identity""";

    private static final String LOGINS_DONE = """
            delete from card_lookups l
            where l.uid = any ($1)
              and (l.attempt >= 4
                   or exists (select 1 from users u join cards c on c.identity = u.identity
                              where u.uid = l.uid and c.card_id is not null))""";

    /** The search failed: it does not count, and is made again shortly. */
    private static final String LOGINS_AGAIN = """
            update card_lookups
            set attempt = greatest(attempt - 1, 0), due_at = clock_timestamp() + interval '3 seconds'
            where uid = any ($1)""";

    /**
     * Each kind by its own index, and by a moment that stands still: otherwise all that are not due yet would be read as well. Cards that no
     * group needs any more are forgotten, or they would be read each time; whoever comes back is looked up by the round.
     */
    private static final String CLAIM_SWEEP = """
            with due as (
              select identity from cards
              where card_id is %s and looked_up_at <= now() - make_interval(secs => $1)
              order by looked_up_at limit %d for update skip locked),
            needed as materialized (
              select due.identity from due
              where exists (select 1 from users u
                            join members m on m.uid = u.uid and m.desired
                            join groups g on g.guid = m.guid and g.life = m.life and g.ended_at is null
                            where u.identity = due.identity and not u.forgotten)),
            not_needed as (
              delete from cards where identity = any (array(select identity from due except select identity from needed))),
            claimed as (
              update cards set looked_up_at = clock_timestamp() where identity = any (array(select identity from needed))
              returning identity)
            select array(select identity from claimed) as identities, (select count(*) from due) as due""";

    static final String CLAIM_WAITING = CLAIM_SWEEP.formatted("null", AT_ONCE);
    static final String CLAIM_GRANTED = CLAIM_SWEEP.formatted("not null", AT_ONCE);

    private final Pool pool;
    private final CardFinder finder;
    private final CardTable cards;
    private final SyncSettings settings;

    @Inject
    WaitingCards(Pool pool, CardFinder finder, CardTable cards, SyncSettings settings) {
        this.pool = pool;
        this.finder = finder;
        this.cards = cards;
        this.settings = settings;
    }

    /** One batch of look-ups that logins asked for. True if there may be more now. */
    Uni<Boolean> afterLogins() {
        return pool.preparedQuery(CLAIM_LOGINS).execute(Tuple.of(AT_ONCE)).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(false);
            }
            String[] uids = texts(rows, "uid").toArray(String[]::new);
            return lookUp(texts(rows, "identity"))
                    .chain(() -> pool.preparedQuery(LOGINS_DONE).execute(Tuple.of((Object) uids)))
                    .onFailure()
                    .call(() -> pool.preparedQuery(LOGINS_AGAIN).execute(Tuple.of((Object) uids)))
                    .replaceWith(rows.size() == AT_ONCE);
        });
    }

    /** One batch of either kind of the sweep. True if there may be more now. */
    Uni<Boolean> sweep() {
        return sweep(CLAIM_WAITING, settings.waitingSweep())
                .chain(moreWait -> sweep(CLAIM_GRANTED, settings.grantedSweep()).map(more -> more || moreWait));
    }

    private Uni<Boolean> sweep(String claim, Duration age) {
        return pool.preparedQuery(claim)
                .execute(Tuple.of(LeaseTable.seconds(age)))
                .map(rows -> rows.iterator().next())
                .chain(row -> lookUp(List.of(row.getArrayOfStrings("identities")))
                        .replaceWith(row.getLong("due") == AT_ONCE));
    }

    private Uni<Void> lookUp(List<String> identities) {
        return finder.findNow(
                        identities.stream().map(Identity::parse).distinct().toList())
                .chain(findings -> cards.save(findings, null));
    }

    private static List<String> texts(RowSet<Row> rows, String column) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> {
            String text = row.getString(column);
            if (Objects.nonNull(text)) {
                texts.add(text);
            }
        });
        return texts;
    }
}
