package io.chate2ee.identity.opening;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.registry.GroupRegistry;
import io.chate2ee.identity.registry.UserRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * Reads each table once before anybody may ask. The first read of a process loads classes and connects, and takes longer
 * than a request may wait for the database.
 */
@Singleton
class FirstReads {
    private static final String ANY_ID = "first-read";

    /** Longer than the server lets any statement take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UserRegistry users;
    private final GroupRegistry groups;

    FirstReads(UserRegistry users, GroupRegistry groups) {
        this.users = users;
        this.groups = groups;
    }

    Uni<Void> make() {
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom().completionStage(() -> users.find(Set.of(new Uid(ANY_ID)))),
                        Uni.createFrom().completionStage(() -> groups.find(Set.of(new Guid(ANY_ID)))))
                .discardItems()
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
