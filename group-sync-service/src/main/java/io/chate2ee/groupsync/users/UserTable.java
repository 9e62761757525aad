package io.chate2ee.groupsync.users;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.apply.Wake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The table of users. The newest version of a uid's record is the truth; older ones change nothing. */
@Singleton
public class UserTable {
    private static final String TELL = """
            insert into users as known (uid, identity, version, forgotten)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bool[])
            on conflict (uid) do update set
                identity = excluded.identity, version = excluded.version, forgotten = excluded.forgotten
            where known.version < excluded.version""";

    /**
     * Urgent where somebody holds copies who no longer may: forgotten, or under another identity. Of records that are in the table by now,
     * whoever wrote them: what was read again may have been written and not marked.
     */
    private static final String MARK_GROUPS = """
            with touched as (
                select m.guid, m.life, bool_or(exists (
                    select 1 from holders h where h.guid = m.guid and h.life = m.life and h.uid = m.uid
                    and (u.forgotten or h.identity <> u.identity))) as urgent
                from unnest($1::text[], $2::bigint[]) as told (uid, version)
                join users u using (uid, version) join members m using (uid)
                where m.desired
                group by m.guid, m.life),
            locked as (
                select g.guid, g.life, t.urgent from groups g join touched t using (guid, life)
                where g.ended_at is null
                order by g.guid, g.life for no key update of g)
            update groups g set
                change_seq = g.change_seq + 1,
                dirty_since = coalesce(g.dirty_since, clock_timestamp()),
                urgent = g.urgent or l.urgent
            from locked l where g.guid = l.guid and g.life = l.life""";

    private static final String DROP = "delete from users where uid = any($1) and forgotten";

    private final Pool pool;
    private final Wake wake;

    /** Works on the given database; wakes the applier after the commit of what concerns it. */
    @Inject
    public UserTable(Pool pool, Wake wake) {
        this.pool = pool;
        this.wake = wake;
    }

    /**
     * Takes over records, and then marks the groups that have one of these users as a member: in this order, each by itself. Somebody whom a
     * ledger lets in meanwhile is either seen by the marks, or the record by whoever works on that group.
     *
     * @param records in the order of their partitions
     * @return completes when both are committed; fails while the database is away, and is then to be told again
     */
    public Uni<Void> tell(Collection<UserRecord> records) {
        List<UserRecord> newest = newestOfEach(records);
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] uids = newest.stream().map(user -> user.uid().value()).toArray(String[]::new);
        Long[] versions = newest.stream().map(UserRecord::version).toArray(Long[]::new);
        return pool.preparedQuery(TELL)
                .execute(Tuple.of(
                        uids,
                        newest.stream().map(user -> user.identity().value()).toArray(String[]::new),
                        versions,
                        newest.stream().map(UserRecord::forgotten).toArray(Boolean[]::new)))
                .chain(() -> pool.preparedQuery(MARK_GROUPS).execute(Tuple.of(uids, versions)))
                .invoke(groups -> {
                    if (groups.rowCount() > 0) {
                        wake.wake();
                    }
                })
                .replaceWithVoid();
    }

    /** Drops the rows of users who were forgotten long ago. */
    public Uni<Void> drop(Set<Uid> uids) {
        if (uids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(DROP).execute(texts(uids)).replaceWithVoid();
    }

    /** One row per uid, as one statement may not write a row twice; in one order, so that nobody waits in a circle. */
    private static List<UserRecord> newestOfEach(Collection<UserRecord> records) {
        Map<Uid, UserRecord> newest = new TreeMap<>();
        records.forEach(record -> newest.merge(
                record.uid(), record, (known, other) -> other.version() > known.version() ? other : known));
        return List.copyOf(newest.values());
    }

    private static Tuple texts(Collection<Uid> uids) {
        return Tuple.of(uids.stream().map(Uid::value).toArray(String[]::new));
    }
}
