package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads all groups of a batch with one statement per table. Of their members, only those that the batch names. */
final class LedgerReads {
    /**
     * In the same order everywhere, so that two replicas cannot wait for each other. The lives are read by a statement of
     * their own: only that sees a life which somebody else opened while this one waited for the lock.
     */
    private static final String LOCK =
            "select 1 from groups where guid = any($1) order by guid, life for no key update";

    private static final String LIVES = """
            select guid, life, created_at, creation, ended_at, needs_snapshot from groups g
            where guid = any($1) and life >= (select max(newest.life) - 1 from groups newest where newest.guid = g.guid)
            order by guid, life""";

    private static final String MEMBERS = """
            select guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause
            from unnest($1::text[], $2::int[], $3::text[]) as named (guid, life, uid)
            join members using (guid, life, uid)""";

    private final SqlConnection connection;

    LedgerReads(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Map<Guid, GroupDraft>> lockAndLoad(Map<Guid, Set<Uid>> touched) {
        Tuple guids = Tuple.of(touched.keySet().stream().map(Guid::value).toArray(String[]::new));
        return connection
                .preparedQuery(LOCK)
                .execute(guids)
                .chain(() -> connection.preparedQuery(LIVES).execute(guids))
                .map(LedgerReads::lives)
                .chain(lives -> members(touched, lives).map(members -> drafts(touched, lives, members)));
    }

    private static Map<Guid, Lives> lives(RowSet<Row> rows) {
        Map<Guid, Life> previous = new HashMap<>();
        Map<Guid, Lives> lives = new HashMap<>();
        for (Row row : rows) {
            Guid guid = new Guid(row.getString("guid"));
            Life life = life(row);
            lives.put(guid, Lives.of(previous.put(guid, life), life));
        }
        return lives;
    }

    private static Life life(Row row) {
        @Nullable OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new Life(
                row.getInteger("life"),
                row.getOffsetDateTime("created_at").toInstant(),
                Creation.ofColumn(row.getString("creation")),
                ended == null ? null : ended.toInstant(),
                row.getBoolean("needs_snapshot"));
    }

    private Uni<Map<Guid, Map<Uid, Standing>>> members(Map<Guid, Set<Uid>> touched, Map<Guid, Lives> lives) {
        List<String> guids = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> uids = new ArrayList<>();
        touched.forEach((guid, named) -> {
            @Nullable Life newest = lives.getOrDefault(guid, Lives.NONE).newest();
            if (newest != null) {
                for (Uid uid : named) {
                    guids.add(guid.value());
                    numbers.add(newest.number());
                    uids.add(uid.value());
                }
            }
        });
        if (guids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(MEMBERS)
                .execute(Tuple.of(
                        guids.toArray(String[]::new), numbers.toArray(Integer[]::new), uids.toArray(String[]::new)))
                .map(LedgerReads::standings);
    }

    private static Map<Guid, Map<Uid, Standing>> standings(RowSet<Row> rows) {
        Map<Guid, Map<Uid, Standing>> members = new HashMap<>();
        for (Row row : rows) {
            members.computeIfAbsent(new Guid(row.getString("guid")), any -> new HashMap<>())
                    .put(new Uid(row.getString("uid")), standing(row));
        }
        return members;
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getBoolean("desired"),
                row.getOffsetDateTime("effective_at").toInstant(),
                new Place(row.getInteger("source_partition"), row.getLong("source_offset")),
                row.getOffsetDateTime("since").toInstant(),
                row.getString("cause"));
    }

    private static Map<Guid, GroupDraft> drafts(
            Map<Guid, Set<Uid>> touched, Map<Guid, Lives> lives, Map<Guid, Map<Uid, Standing>> members) {
        Map<Guid, GroupDraft> drafts = new LinkedHashMap<>();
        touched.keySet()
                .forEach(guid -> drafts.put(
                        guid,
                        new GroupDraft(
                                guid, lives.getOrDefault(guid, Lives.NONE), members.getOrDefault(guid, Map.of()))));
        return drafts;
    }
}
