package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What should be in the cloud, as far as it is settled.
 *
 * @param identity of the Virgil group
 * @param epochs that were pushed, by number; none of a life that has ended
 * @param desired identities that may have copies
 * @param placed those of them that have a place, and so are to have copies, with the first epoch that is for them
 * @param outdated those of them whose newest known card is not the one their copies are for
 */
record Recorded(
        GroupKey key,
        Identity identity,
        Set<Long> epochs,
        Set<String> desired,
        Map<String, Long> placed,
        Set<String> outdated) {
    private static final String PLACED = """
            select %s from members m join users u on u.uid = m.uid and not u.forgotten
            join holders h on h.guid = m.guid and h.life = m.life and h.identity = u.identity
            where m.guid = g.guid and m.life = g.life and m.desired and g.ended_at is null""";

    /** Of a stay that has not begun: none. */
    private static final String FIRST =
            "case when m.first_epoch_since = m.since then m.first_epoch else " + Long.MAX_VALUE + " end";

    private static final String READ = """
            select g.guid, g.life, g.identity,
                   array(select e.epoch from epochs e
                         where e.guid = g.guid and e.life = g.life and e.pushed and g.ended_at is null) as epochs,
                   array(select u.identity from members m join users u on u.uid = m.uid and not u.forgotten
                         where m.guid = g.guid and m.life = g.life and m.desired and g.ended_at is null) as desired,
                   array(%1$s order by u.identity) as placed,
                   array(%2$s order by u.identity) as first_epochs,
                   array(select h.identity from holders h join cards c on c.identity = h.identity
                         where h.guid = g.guid and h.life = g.life and c.card_id <> h.card_id) as outdated
            from groups g
            where g.guid = $1 and g.life = $2""".formatted(PLACED.formatted("u.identity"), PLACED.formatted(FIRST));

    static Uni<Recorded> of(Pool pool, GroupKey key) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(key.guid().value(), key.life()))
                .map(rows -> read(rows.iterator().next()));
    }

    private static Recorded read(Row row) {
        return new Recorded(
                new GroupKey(new Guid(row.getString("guid")), row.getInteger("life")),
                Identity.parse(row.getString("identity")),
                Set.copyOf(Arrays.asList(row.getArrayOfLongs("epochs"))),
                texts(row, "desired"),
                placed(row),
                texts(row, "outdated"));
    }

    private static Map<String, Long> placed(Row row) {
        String[] identities = row.getArrayOfStrings("placed");
        Long[] firstEpochs = row.getArrayOfLongs("first_epochs");
        Map<String, Long> placed = new HashMap<>();
        for (int i = 0; i < identities.length; i++) {
            placed.put(identities[i], firstEpochs[i]);
        }
        return placed;
    }

    private static Set<String> texts(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column)).collect(Collectors.toUnmodifiableSet());
    }
}
