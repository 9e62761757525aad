package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.KnownUsers;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers for users: from memory, else from the database, else, where that is certain, by derivation. */
@Singleton
class UserDirectory {
    private final VersionedCache<Uid, KnownUser> cache;
    private final KnownUsers users;
    private final OwnRow ownRow;
    private final SeenCallers seen;
    private final DatabaseWatch database;
    private final Derivability derivability;
    private final IdentitySettings settings;

    UserDirectory(
            VersionedCache<Uid, KnownUser> cache,
            KnownUsers users,
            OwnRow ownRow,
            SeenCallers seen,
            DatabaseWatch database,
            Derivability derivability,
            IdentitySettings settings) {
        this.cache = cache;
        this.users = users;
        this.ownRow = ownRow;
        this.seen = seen;
        this.database = database;
        this.derivability = derivability;
        this.settings = settings;
    }

    /** All of the users; nothing is written. */
    Uni<Map<Uid, KnownUser>> find(Set<Uid> uids, LookUpCost cost) {
        return Uni.createFrom()
                .completionStage(() -> cache.getAll(uids, cost::statement))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().item(() -> withoutDatabase(uids, failure)));
    }

    /** All of the users in their order, if all are in memory. */
    Optional<List<KnownUser>> inMemory(List<Uid> uids) {
        return cache.peekAll(uids);
    }

    /** So many out of memory were answered. */
    void countHits(int users) {
        cache.countHits(users);
    }

    /** Whether the caller, of whom is now known that it exists, needs no row: it has one, or can have none. */
    boolean needsNoRow(KnownUser own) {
        return own.registered() || own.identity() == null;
    }

    /** The caller was seen. */
    void note(Uid caller, KnownUser own) {
        if (own.registered()) {
            seen.note(caller);
        }
    }

    /** The caller, of whom is now known that it exists: its row is written if it has none. */
    Uni<KnownUser> present(Uid caller, KnownUser own, LookUpCost cost) {
        note(caller, own);
        return needsNoRow(own) ? Uni.createFrom().item(own) : ownRow.write(caller, own, cost);
    }

    /** Whether the user is in memory as one who exists. */
    boolean hasInMemory(Uid uid) {
        return cache.peek(uid).filter(KnownUser::registered).isPresent();
    }

    private Map<Uid, KnownUser> withoutDatabase(Collection<Uid> uids, Throwable failure) {
        database.isAway(failure);
        Map<Uid, KnownUser> known = new HashMap<>();
        uids.forEach(uid -> known.put(uid, withoutDatabase(uid)));
        return known;
    }

    private KnownUser withoutDatabase(Uid uid) {
        return cache.peek(uid)
                .or(() -> derivability.withoutDatabase() ? Optional.of(users.derived(uid)) : Optional.empty())
                .orElseThrow(() -> RequestFailure.unavailable(settings.retryAfter()));
    }
}
