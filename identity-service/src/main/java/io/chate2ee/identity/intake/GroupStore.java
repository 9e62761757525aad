package io.chate2ee.identity.intake;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.identity.registry.GroupRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores announcements of groups. If the database refuses one for what it says, such as the identity of another group, the
 * others of its batch are stored one by one and that one is left out with an error in the log.
 */
@ApplicationScoped
class GroupStore {
    private static final Logger LOG = Logger.getLogger(GroupStore.class);
    /** SQLSTATE classes that repeat for the same data: data exception, constraint violation. */
    private static final List<String> REFUSALS = List.of("22", "23");

    private final GroupRegistry registry;

    GroupStore(GroupRegistry registry) {
        this.registry = registry;
    }

    /** Completes when all that can be stored is; fails while the database is away. */
    Uni<Void> keep(Collection<GroupRecord> groups) {
        return groups.isEmpty() ? Uni.createFrom().voidItem() : keepAllOrEach(groups);
    }

    private Uni<Void> keepAllOrEach(Collection<GroupRecord> groups) {
        return registry.keepNewer(groups).onFailure(GroupStore::isRefusal).recoverWithUni(() -> keepEach(groups));
    }

    private Uni<Void> keepEach(Collection<GroupRecord> groups) {
        return Multi.createFrom()
                .iterable(groups)
                .onItem()
                .transformToUniAndConcatenate(this::keepOrLeaveOut)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> keepOrLeaveOut(GroupRecord group) {
        return registry.keepNewer(List.of(group))
                .onFailure(GroupStore::isRefusal)
                .recoverWithUni(refusal -> leaveOut(group, refusal));
    }

    private static Uni<Void> leaveOut(GroupRecord group, Throwable refusal) {
        LOG.errorf(
                "IDS109 The database refuses what was announced: guid=%s version=%d: %s",
                group.guid(), group.version(), refusal.getMessage());
        return Uni.createFrom().voidItem();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && REFUSALS.contains(refused.getSqlState().substring(0, 2));
    }
}
