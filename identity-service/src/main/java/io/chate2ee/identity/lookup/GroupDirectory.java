package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.cache.KnownGroup;
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

/** Answers for groups: from memory, else from the database. A group's identity cannot be derived. */
@Singleton
class GroupDirectory {
    private final VersionedCache<Guid, KnownGroup> cache;
    private final DatabaseWatch database;
    private final IdentitySettings settings;

    GroupDirectory(VersionedCache<Guid, KnownGroup> cache, DatabaseWatch database, IdentitySettings settings) {
        this.cache = cache;
        this.database = database;
        this.settings = settings;
    }

    /** All of the groups. Fails with 503 if one is not in memory and the database is away. */
    Uni<Map<Guid, KnownGroup>> find(Set<Guid> guids, LookUpCost cost) {
        return Uni.createFrom()
                .completionStage(() -> cache.getAll(guids, cost::statement))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().item(() -> withoutDatabase(guids, failure)));
    }

    /** All of the groups in their order, if all are in memory. */
    Optional<List<KnownGroup>> inMemory(List<Guid> guids) {
        return cache.peekAll(guids);
    }

    /** So many out of memory were answered. */
    void countHits(int groups) {
        cache.countHits(groups);
    }

    /** Whether the group is in memory as one that exists. */
    boolean hasInMemory(Guid guid) {
        return cache.peek(guid).filter(KnownGroup::isKnown).isPresent();
    }

    private Map<Guid, KnownGroup> withoutDatabase(Collection<Guid> guids, Throwable failure) {
        database.isAway(failure);
        Map<Guid, KnownGroup> known = new HashMap<>();
        guids.forEach(guid -> known.put(guid, inMemory(guid)));
        return known;
    }

    private KnownGroup inMemory(Guid guid) {
        return cache.peek(guid).orElseThrow(() -> RequestFailure.unavailable(settings.retryAfter()));
    }
}
