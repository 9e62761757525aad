package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.plan.MemberCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What look-ups found, and which groups that matters to. */
@Singleton
class CardTable {
    /** Too many cards to be read say nothing of the one that was found before. */
    private static final String SAVE = """
            insert into cards (identity, card_id, public_key, problem, looked_up_at)
            select found.identity, coalesce(found.card_id, kept.card_id), coalesce(found.public_key, kept.public_key),
                   case when kept.card_id is null then found.problem end, clock_timestamp()
            from unnest($1::text[], $2::text[], $3::bytea[], $4::text[]) as found (identity, card_id, public_key, problem)
            left join cards kept on kept.identity = found.identity and found.problem = '%s'
            on conflict (identity) do update
            set card_id = excluded.card_id, public_key = excluded.public_key, problem = excluded.problem,
                looked_up_at = excluded.looked_up_at""".formatted(CardFinding.TOO_MANY);

    /** As looked up before all others, so that the next sweeps begin with them. */
    private static final String LEAVE_TO_SWEEP = """
            insert into cards (identity, looked_up_at)
            select u.identity, 'epoch' from members m join users u on u.uid = m.uid and not u.forgotten
            where m.guid = $1 and m.life = $2 and m.desired
              and not exists (select 1 from cards c where c.identity = u.identity)
            order by u.identity
            on conflict do nothing""";

    private static final String CHANGED = """
            select c.identity
            from cards c join unnest($1::text[], $2::text[]) as found (identity, card_id) on found.identity = c.identity
            where found.card_id is not null and found.card_id is distinct from c.card_id""";

    private static final String MARK = """
            with concerned as (
              select g.guid, g.life from groups g
              where g.ended_at is null and (g.guid, g.life) <> ($2, $3) %s
                and exists (select 1 from members m join users u on u.uid = m.uid
                            where m.guid = g.guid and m.life = g.life and m.desired and u.identity = any ($1) %s)
              order by g.guid, g.life for update)
            update groups g
            set change_seq = g.change_seq + 1, dirty_since = coalesce(g.dirty_since, clock_timestamp())
            from concerned c where g.guid = c.guid and g.life = c.life""";

    /** Where somebody is known to be a member. */
    private static final String MARK_DIRTY = MARK.formatted("", "");

    /**
     * Where a ledger let somebody in who was given something, or nothing, by the card of before. Whoever waits for a place in a full group was
     * given nothing either, and no look-up changes that.
     */
    private static final String MARK_MISSED =
            MARK.formatted("and (g.dirty_since is null or g.lease_holder is not null)", """
            and not exists (select 1 from holders h join cards c on c.identity = h.identity and c.card_id = h.card_id
                            where h.guid = g.guid and h.life = g.life and h.identity = u.identity)
            and (g.state <> 'full' or g.lease_holder is not null
                 or exists (select 1 from holders h where h.guid = g.guid and h.life = g.life and h.identity = u.identity))""");

    private final Pool pool;

    @Inject
    CardTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Stores findings and marks the groups dirty in which somebody has a new card; once more after the commit, because a round may meanwhile have
     * seen a new member and the card of before. What a look-up outside of rounds finds is looked for in all groups, new or not: so what a
     * process that died did not mark is marked after the next one.
     *
     * @param except a group whose round is about to see the findings anyway; null outside of rounds
     */
    Uni<Void> save(List<CardFinding> findings, @Nullable GroupKey except) {
        if (findings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // One order for everybody, so that two writers never wait for each other in a circle.
        List<CardFinding> sorted = findings.stream()
                .sorted(Comparator.comparing(CardFinding::identity))
                .toList();
        return pool.withTransaction(connection -> changed(connection, sorted)
                        .call(() -> connection.preparedQuery(SAVE).execute(found(sorted)))
                        .call(identities -> mark(connection, MARK_DIRTY, identities, except)))
                .chain(changed -> mark(pool, MARK_MISSED, except == null ? withCard(sorted) : changed, except));
    }

    /** Has the cards of all members looked up by sweeps whose cards nobody has looked for yet. Not while a group's row is locked. */
    Uni<Void> leaveToSweep(GroupKey group) {
        return pool.preparedQuery(LEAVE_TO_SWEEP)
                .execute(Tuple.of(group.guid().value(), group.life()))
                .replaceWithVoid();
    }

    private static List<String> withCard(List<CardFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.card() != null)
                .map(finding -> finding.identity().value())
                .toList();
    }

    private static Uni<List<String>> changed(SqlConnection connection, List<CardFinding> findings) {
        return connection
                .preparedQuery(CHANGED)
                .execute(Tuple.of(identities(findings), cardIds(findings)))
                .map(rows -> {
                    List<String> identities = new ArrayList<>();
                    rows.forEach(row -> identities.add(row.getString(0)));
                    return identities;
                });
    }

    private static Uni<Void> mark(
            SqlClient client, String statement, List<String> identities, @Nullable GroupKey except) {
        if (identities.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery(statement)
                .execute(Tuple.of(
                        identities.toArray(String[]::new),
                        except == null ? "" : except.guid().value(),
                        except == null ? 0 : except.life()))
                .replaceWithVoid();
    }

    private static Tuple found(List<CardFinding> findings) {
        Buffer[] keys = findings.stream()
                .map(CardFinding::card)
                .map(card -> card == null ? null : Buffer.buffer(card.key().toDer()))
                .toArray(Buffer[]::new);
        String[] problems = findings.stream().map(CardFinding::problem).toArray(String[]::new);
        return Tuple.of(identities(findings), cardIds(findings), keys, problems);
    }

    private static String[] identities(List<CardFinding> findings) {
        return findings.stream().map(CardFinding::identity).map(Identity::value).toArray(String[]::new);
    }

    private static String[] cardIds(List<CardFinding> findings) {
        return findings.stream().map(CardFinding::card).map(CardTable::id).toArray(String[]::new);
    }

    private static @Nullable String id(@Nullable MemberCard card) {
        return card == null ? null : card.cardId();
    }
}
