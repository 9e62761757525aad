package io.chate2ee.groupsync.announce;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.groupsync.plan.GroupKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Writes announcements next to the facts they announce. Every method runs inside the transaction of the group's lease holder,
 * which keeps the announcements of one guid in order.
 */
@Singleton
public class Announcer {
    private final MembershipLog log;
    private final GroupAnnouncements groups;

    @Inject
    Announcer(MembershipLog log, GroupAnnouncements groups) {
        this.log = log;
        this.groups = groups;
    }

    /** A member's last copy is gone. */
    public Uni<Void> revoked(SqlConnection connection, GroupKey key, Identity identity, @Nullable Uid uid) {
        return uid == null ? Uni.createFrom().voidItem() : log.revoked(connection, key, identity, uid);
    }

    /** Something happened to the group as a whole. */
    public Uni<Void> wholeGroup(SqlConnection connection, GroupKey key, MembershipChange.Kind kind, String cause) {
        return log.wholeGroup(connection, key, kind, cause);
    }

    /**
     * The round goes on, and the newest epoch is complete for everybody who stays: who can read it is told now.
     *
     * @param state how far the group is
     */
    public Uni<Void> underWay(SqlConnection connection, GroupKey key, GroupState state) {
        return log.granted(connection, key).chain(() -> groups.announce(connection, key, state));
    }

    /** The round is over and everything desired is true. */
    public Uni<Void> settled(SqlConnection connection, GroupKey key, GroupState state) {
        return log.granted(connection, key)
                .chain(() -> log.waiting(connection, key))
                .chain(() -> groups.announce(connection, key, state));
    }

    /** Only the state changed. */
    public Uni<Void> state(SqlConnection connection, GroupKey key, GroupState state) {
        return groups.announce(connection, key, state);
    }
}
