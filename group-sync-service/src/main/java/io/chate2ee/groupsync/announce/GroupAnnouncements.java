package io.chate2ee.groupsync.announce;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.groupsync.plan.GroupKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a group on the compacted topic. Written only if it differs from what was said last; versions grow over all lives of a
 * guid; a life that has a successor says nothing more, because the topic keeps the last record only.
 */
@Singleton
class GroupAnnouncements {
    private static final String TOPIC = new Topics("").groups();

    private static final String FACTS = """
            select g.identity, g.identity_shown, g.ended_at is not null as ended, g.announced,
                g.needs_snapshot or g.creation <> 'seen' as needs_snapshot,
                   (select max(x.version) from groups x where x.guid = g.guid) as version,
                   exists (select 1 from groups x where x.guid = g.guid and x.life > g.life) as succeeded,
                   newest.epoch as newest,
                   array(select h.identity from holders h
                         join members m on m.guid = h.guid and m.life = h.life and m.uid = h.uid and m.desired
                         where h.guid = g.guid and h.life = g.life and newest.epoch = any (h.confirmed)
                         order by h.identity) as granted,
                   array(select m.uid from members m
                         where m.guid = g.guid and m.life = g.life and m.desired
                           and not exists (select 1 from holders h
                                           where h.guid = m.guid and h.life = m.life and h.uid = m.uid
                                             and newest.epoch = any (h.confirmed))
                           and not exists (select 1 from users u where u.uid = m.uid and u.identity = $3)
                         order by m.uid limit $4) as waiting_members,
                   (select count(*) from members m
                    where m.guid = g.guid and m.life = g.life and m.desired
                      and not exists (select 1 from users u where u.uid = m.uid and u.identity = $3)) as desired
            from groups g,
                 lateral (select coalesce(max(epoch), -1) as epoch from epochs e
                          where e.guid = g.guid and e.life = g.life and e.pushed) newest
            where g.guid = $1 and g.life = $2""";

    private static final String SAY = "update groups set version = $3, announced = $4 where guid = $1 and life = $2";

    private final Identity owner;

    @Inject
    GroupAnnouncements(AppCredentials credentials) {
        this(credentials.owner());
    }

    GroupAnnouncements(Identity owner) {
        this.owner = owner;
    }

    Uni<Void> announce(SqlConnection connection, GroupKey key, GroupState state) {
        return connection
                .preparedQuery(FACTS)
                .execute(Tuple.of(key.guid().value(), key.life(), owner.value(), GroupRecord.MOST_WAITING_NAMED))
                .chain(rows -> announce(connection, key, state, rows.iterator().next()));
    }

    private static Uni<Void> announce(SqlConnection connection, GroupKey key, GroupState state, Row facts) {
        String text = new String(record(key, state, facts, 0).toJson(), StandardCharsets.UTF_8);
        if (facts.getBoolean("succeeded") || text.equals(facts.getString("announced"))) {
            return Uni.createFrom().voidItem();
        }
        long version = facts.getLong("version") + 1;
        return connection
                .preparedQuery(SAY)
                .execute(Tuple.of(key.guid().value(), key.life(), version, text))
                .chain(() -> Outbox.add(
                        connection,
                        TOPIC,
                        key.guid().value(),
                        List.of(record(key, state, facts, version).toJson())));
    }

    private static GroupRecord record(GroupKey key, GroupState state, Row facts, long version) {
        boolean ended = facts.getBoolean("ended");
        boolean shown = facts.getBoolean("identity_shown") && !ended;
        List<Identity> granted = ended
                ? List.of()
                : Arrays.stream(facts.getArrayOfStrings("granted"))
                        .map(Identity::parse)
                        .toList();
        int waiting = ended ? 0 : Math.max(0, facts.getInteger("desired") - granted.size());
        return new GroupRecord(
                key.guid(),
                key.life(),
                version,
                shown ? Identity.parse(facts.getString("identity")) : null,
                shownState(state, facts.getBoolean("needs_snapshot")),
                ended ? -1 : facts.getLong("newest"),
                granted,
                waiting,
                ended ? List.of() : uids(facts.getArrayOfStrings("waiting_members")));
    }

    private static List<Uid> uids(String[] texts) {
        return Arrays.stream(texts).map(Uid::new).toList();
    }

    /** That events are missing matters more to whoever looks than that the cloud follows those that came. */
    private static GroupState shownState(GroupState state, boolean needsSnapshot) {
        boolean settled = state != GroupState.DELETED && state != GroupState.PARKED;
        return needsSnapshot && settled ? GroupState.NEEDS_SNAPSHOT : state;
    }
}
