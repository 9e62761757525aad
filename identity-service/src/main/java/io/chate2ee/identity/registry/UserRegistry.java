package io.chate2ee.identity.registry;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who has which identity. */
@ApplicationScoped
public class UserRegistry {
    /**
     * New users, their outbox entries and newer log-in times in one statement: all of it happens or nothing, without a
     * transaction held open. A user known already, or an identity that somebody else has, adds no row. Rows are written in
     * the order of uids, so that two replicas cannot wait for each other.
     */
    private static final String REGISTER = """
            WITH sighting (uid, identity, seen) AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
            ), fresh AS (
                INSERT INTO chat_user (uid, identity, source, version, first_seen, last_seen)
                SELECT s.uid, s.identity, 'derived', 1, s.seen, s.seen
                FROM sighting s
                WHERE NOT EXISTS (SELECT 1 FROM chat_group g WHERE g.identity = s.identity)
                ORDER BY s.uid
                ON CONFLICT DO NOTHING
                RETURNING uid, identity, source, version, forgotten
            ), seen_again AS (
                UPDATE chat_user u SET last_seen = s.seen
                FROM sighting s
                WHERE u.uid = s.uid AND u.last_seen < s.seen
            )
            INSERT INTO user_outbox (uid, identity, source, version, forgotten)
            SELECT uid, identity, source, version, forgotten FROM fresh ORDER BY uid
            RETURNING uid
            """;

    private final UserRows rows;
    private final RegistryReads reads;
    private final Pool pool;
    private final SqlStatements statements;

    UserRegistry(UserRows rows, RegistryReads reads, Pool pool, SqlStatements statements) {
        this.rows = rows;
        this.reads = reads;
        this.pool = pool;
        this.statements = statements;
    }

    /** Those of the users who are known, in one statement. */
    public CompletableFuture<Map<Uid, UserRecord>> find(Set<Uid> uids) {
        statements.count(Purpose.LOOK_UP);
        var keys = uids.stream().map(Uid::value).toList();
        return reads.run(() -> rows.list("uid in ?1", keys)).thenApply(UserRegistry::byUid);
    }

    /**
     * Makes users known and notes when they were seen, in one statement. Can be repeated.
     *
     * @return those who were not known before; each of them is now in the outbox
     */
    public Uni<List<Uid>> register(Collection<Sighting> sightings) {
        statements.count(Purpose.REGISTER);
        return pool.preparedQuery(REGISTER).execute(parameters(sightings)).map(UserRegistry::uids);
    }

    private static Tuple parameters(Collection<Sighting> sightings) {
        var newest = new TreeMap<Uid, Sighting>();
        sightings.forEach(sighting -> newest.merge(sighting.uid(), sighting, UserRegistry::later));
        return Tuple.of(
                column(newest.values(), sighting -> sighting.uid().value()).toArray(String[]::new),
                column(newest.values(), sighting -> sighting.derived().value()).toArray(String[]::new),
                column(newest.values(), sighting -> utc(sighting.time())).toArray(OffsetDateTime[]::new));
    }

    private static Sighting later(Sighting one, Sighting other) {
        return one.time().isAfter(other.time()) ? one : other;
    }

    private static <T> List<T> column(Collection<Sighting> sightings, Function<Sighting, T> value) {
        return sightings.stream().map(value).toList();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static List<Uid> uids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Uid(row.getString("uid")))
                .toList();
    }

    private static Map<Uid, UserRecord> byUid(List<UserRow> found) {
        return found.stream().map(UserRow::toRecord).collect(Collectors.toMap(UserRecord::uid, Function.identity()));
    }
}
