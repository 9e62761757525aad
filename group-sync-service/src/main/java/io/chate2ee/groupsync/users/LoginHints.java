package io.chate2ee.groupsync.users;

import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Asks for look-ups of the cards of members who wait and have just logged in. The first is due a second from now, by the database's clock:
 * a hint that was read late is as good as a new one, and an old event's own time would make all look-ups due at once.
 */
@Singleton
public class LoginHints {
    private static final String ASK = """
            insert into card_lookups (uid, attempt, logged_in, due_at)
            select uid, 0, now(), now() + interval '1 second' from unnest($1::text[]) as hinted (uid)
            where exists (
                select 1 from members m join groups g using (guid, life)
                where m.uid = hinted.uid and m.desired and g.ended_at is null and not exists (
                    select 1 from holders h
                    where h.guid = m.guid and h.life = m.life and h.uid = m.uid and cardinality(h.confirmed) > 0))
            order by uid
            on conflict (uid) do update set
                attempt = excluded.attempt, logged_in = excluded.logged_in, due_at = excluded.due_at""";

    private final Pool pool;

    /** Works on the given database. */
    @Inject
    public LoginHints(Pool pool) {
        this.pool = pool;
    }

    /** Starts the look-ups of those who wait in some group; of others nothing is kept. */
    public Uni<Void> heard(Set<Uid> uids) {
        if (uids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(uids.stream().map(Uid::value).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
