package io.chate2ee.identity.registry;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.settings.IdentitySettings;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who has which identity. */
@ApplicationScoped
public class UserRegistry {
    /**
     * New users, their outbox entries and times of sightings in one statement: all of it happens or nothing, without a
     * transaction held open. An identity that somebody else has adds no row. A forgotten user comes back by asking, not by a
     * log-in event, which may be older than it looks. Rows are locked in the order of uids, so that two replicas cannot wait
     * for each other; the time of a known user moves only once in a while.
     */
    private static final String REGISTER = """
            WITH sighting (uid, identity, seen, source) AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
            ), free AS (
                SELECT * FROM sighting s
                WHERE NOT EXISTS (SELECT 1 FROM chat_group g WHERE g.identity = s.identity)
                ORDER BY uid
            ), fresh AS (
                INSERT INTO chat_user (uid, identity, source, version, first_seen, last_seen)
                SELECT uid, identity, source, 1, seen, seen FROM free
                ON CONFLICT DO NOTHING
                RETURNING uid, identity, source, version
            ), back AS (
                UPDATE chat_user u SET identity = s.identity, source = s.source, version = u.version + 1,
                    forgotten = false, forgotten_at = null, last_seen = s.seen
                FROM free s
                WHERE u.uid = s.uid AND u.forgotten AND s.source = 'derived' AND s.seen > u.forgotten_at
                    AND NOT EXISTS (SELECT 1 FROM chat_user o WHERE o.identity = s.identity AND o.uid <> s.uid)
                RETURNING u.uid, u.identity, u.source, u.version
            ), due AS (
                SELECT u.uid, s.seen FROM chat_user u JOIN sighting s ON u.uid = s.uid
                WHERE NOT u.forgotten AND u.last_seen < s.seen - make_interval(secs => $5)
                ORDER BY u.uid FOR UPDATE OF u
            ), seen_again AS (
                UPDATE chat_user u SET last_seen = due.seen FROM due WHERE u.uid = due.uid
            )
            INSERT INTO user_outbox (uid, identity, source, version, forgotten)
            SELECT uid, identity, source, version, false
            FROM (SELECT * FROM fresh UNION ALL SELECT * FROM back) AS changed ORDER BY uid
            RETURNING uid, identity, source, version, forgotten
            """;

    private static final String FIND = """
            SELECT uid, identity, source, version, forgotten FROM chat_user
            WHERE uid = ANY($1::text[]) OR identity = ANY($2::text[])
            """;

    private static final String NEWEST =
            "SELECT uid, identity, source, version, forgotten FROM chat_user WHERE NOT forgotten ORDER BY last_seen DESC LIMIT $1";

    private final UserRows rows;
    private final RegistryReads reads;
    private final Pool pool;
    private final SqlStatements statements;
    private final double seenPrecision;

    UserRegistry(UserRows rows, RegistryReads reads, Pool pool, SqlStatements statements, IdentitySettings settings) {
        this.rows = rows;
        this.reads = reads;
        this.pool = pool;
        this.statements = statements;
        this.seenPrecision = settings.seen().precision().toSeconds();
    }

    /** Those of the users who are known, in one statement. */
    public CompletableFuture<Map<Uid, UserRecord>> find(Set<Uid> uids) {
        statements.count(Purpose.LOOK_UP);
        return reads.run(() -> rows.list("uid in ?1", texts(uids, Uid::value)))
                .thenApply(found -> records(found).collect(Collectors.toMap(UserRecord::uid, Function.identity())));
    }

    /**
     * Those of the users who are known, and whoever else has one of these identities, in one statement; without entities, as it is what
     * every miss costs.
     */
    public CompletableFuture<List<UserRecord>> find(Set<Uid> uids, Collection<Identity> identities) {
        statements.count(Purpose.LOOK_UP);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(
                        texts(uids, Uid::value).toArray(String[]::new),
                        texts(identities, Identity::value).toArray(String[]::new)))
                .map(UserRegistry::users)
                .subscribeAsCompletionStage();
    }

    /** The users who were seen last; without entities, since they can be many. */
    public CompletableFuture<List<UserRecord>> newest(int atMost) {
        statements.count(Purpose.WARM);
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(atMost))
                .map(UserRegistry::users)
                .subscribeAsCompletionStage();
    }

    /**
     * Makes users known and notes when they were seen, in one statement. Can be repeated.
     *
     * @param purpose under which the statement is counted
     * @return the rows of those who were not known before; each of them is now in the outbox
     */
    public Uni<List<UserRecord>> register(Purpose purpose, Collection<Sighting> sightings) {
        statements.count(purpose);
        return pool.preparedQuery(REGISTER).execute(parameters(sightings)).map(UserRegistry::users);
    }

    private Tuple parameters(Collection<Sighting> sightings) {
        var newest = new TreeMap<Uid, Sighting>();
        sightings.forEach(sighting -> newest.merge(sighting.uid(), sighting, UserRegistry::later));
        return Tuple.of(
                column(newest.values(), sighting -> sighting.uid().value()).toArray(String[]::new),
                column(newest.values(), sighting -> sighting.derived().value()).toArray(String[]::new),
                column(newest.values(), sighting -> utc(sighting.time())).toArray(OffsetDateTime[]::new),
                column(newest.values(), sighting -> UserText.of(sighting.source()))
                        .toArray(String[]::new),
                seenPrecision);
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

    private static List<UserRecord> users(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(UserText::record)
                .toList();
    }

    private static <T> List<String> texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }

    private static Stream<UserRecord> records(List<UserRow> found) {
        return found.stream().map(UserRow::toRecord);
    }
}
