package io.chate2ee.identity.registry;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The newest announcement about each group. Every replica writes all of them; the version makes that harmless. */
@ApplicationScoped
public class GroupRegistry {
    private static final String KEEP_IF_NEWER = """
            INSERT INTO chat_group AS known (guid, life, version, identity, state, newest_epoch, granted, waiting,
                waiting_members)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (guid) DO UPDATE SET
                life = excluded.life, version = excluded.version, identity = excluded.identity, state = excluded.state,
                newest_epoch = excluded.newest_epoch, granted = excluded.granted, waiting = excluded.waiting,
                waiting_members = excluded.waiting_members
            WHERE known.version < excluded.version
            """;

    private final GroupRows rows;
    private final RegistryReads reads;
    private final Pool pool;
    private final SqlStatements statements;

    GroupRegistry(GroupRows rows, RegistryReads reads, Pool pool, SqlStatements statements) {
        this.rows = rows;
        this.reads = reads;
        this.pool = pool;
        this.statements = statements;
    }

    /** Those of the groups that were announced, in one statement. */
    public CompletableFuture<Map<Guid, GroupRecord>> find(Set<Guid> guids) {
        statements.count(Purpose.LOOK_UP);
        var keys = guids.stream().map(Guid::value).toList();
        return reads.run(() -> rows.list("guid in ?1", keys)).thenApply(GroupRegistry::byGuid);
    }

    /**
     * Keeps each announcement unless a newer one is there. Can be repeated. Fails as a whole if the database refuses one.
     *
     * @param announced at most one for each group, or the older ones may win
     */
    public Uni<Void> keepNewer(Collection<GroupRecord> announced) {
        statements.count(Purpose.GROUPS);
        return pool.preparedQuery(KEEP_IF_NEWER).executeBatch(tuples(announced)).replaceWithVoid();
    }

    private static List<Tuple> tuples(Collection<GroupRecord> announced) {
        // In the order of guids, so that two replicas cannot wait for each other.
        return announced.stream()
                .sorted(Comparator.comparing(GroupRecord::guid))
                .map(GroupRegistry::tuple)
                .toList();
    }

    private static Tuple tuple(GroupRecord group) {
        return Tuple.tuple()
                .addString(group.guid().value())
                .addInteger(group.life())
                .addLong(group.version())
                .addString(group.groupIdentity().map(Identity::value).orElse(null))
                .addString(group.state().wireName())
                .addLong(group.newestEpoch())
                .addArrayOfString(group.granted().stream().map(Identity::value).toArray(String[]::new))
                .addInteger(group.waiting())
                .addArrayOfString(
                        group.waitingMembers().stream().map(Uid::value).toArray(String[]::new));
    }

    private static Map<Guid, GroupRecord> byGuid(List<GroupRow> found) {
        return found.stream().map(GroupRow::toRecord).collect(Collectors.toMap(GroupRecord::guid, Function.identity()));
    }
}
