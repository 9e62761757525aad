package io.chate2ee.identity.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.registry.GroupRegistry;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.identity.settings.IdentitySettings;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The two caches, each in front of its table; hits and misses are counted as {@code cache_gets_total}. */
@Singleton
class Caches {
    private final IdentitySettings settings;
    private final MeterRegistry meters;

    Caches(IdentitySettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Produces
    @Singleton
    VersionedCache<Uid, KnownUser> users(UserRegistry registry, KnownUsers users) {
        StatsCounter statistics = new ConcurrentStatsCounter();
        return new VersionedCache<>(
                entries("users", settings.cache().users(), (uid, user) -> 1, statistics),
                uids -> loadUsers(registry, users, uids),
                statistics);
    }

    private CompletableFuture<Map<Uid, KnownUser>> loadUsers(UserRegistry registry, KnownUsers users, Set<Uid> uids) {
        keys("users").record(uids.size());
        Map<Uid, Identity> derived = users.derivedOf(uids);
        return inTime(registry.find(uids, derived.values())).thenApply(found -> users.answers(derived, found));
    }

    @Produces
    @Singleton
    VersionedCache<Guid, KnownGroup> groups(GroupRegistry registry) {
        StatsCounter statistics = new ConcurrentStatsCounter();
        return new VersionedCache<>(
                entries("groups", settings.cache().groupsAndMembers(), (guid, group) -> 1 + group.people(), statistics),
                guids -> loadGroups(registry, guids),
                statistics);
    }

    private CompletableFuture<Map<Guid, KnownGroup>> loadGroups(GroupRegistry registry, Set<Guid> guids) {
        keys("groups").record(guids.size());
        return inTime(registry.find(guids))
                .thenApply(found -> guids.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                guid -> Optional.ofNullable(found.get(guid))
                                        .map(KnownGroup::of)
                                        .orElse(KnownGroup.NOTHING))));
    }

    private <K, V extends Versioned> AsyncCache<K, V> entries(
            String name, long weight, Weigher<K, V> weigher, StatsCounter statistics) {
        AsyncCache<K, V> entries = Caffeine.newBuilder()
                .maximumWeight(weight)
                .weigher(weigher)
                .expireAfter(new Expiries<K, V>(
                        settings.cache().knownFor(), settings.cache().unknownFor()))
                .recordStats(() -> statistics)
                .buildAsync();
        return CaffeineCacheMetrics.monitor(meters, entries, name);
    }

    /** The time limit is on the shared answer: a statement that hangs must not hold its keys for ever. */
    private <T> CompletableFuture<T> inTime(CompletableFuture<T> found) {
        return found.orTimeout(settings.databaseTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private DistributionSummary keys(String cache) {
        return DistributionSummary.builder("identity.load.keys")
                .description("Users or groups read from the database by one statement")
                .tag("cache", cache)
                .register(meters);
    }
}
