package io.chate2ee.identity.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.registry.GroupRegistry;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.identity.settings.IdentitySettings;
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
    VersionedCache<Uid, KnownUser> users(UserRegistry registry, IdentityDerivation derivation) {
        return new VersionedCache<>(
                entries("users", settings.cache().users(), (uid, user) -> 1),
                uids -> load(registry.find(uids), uids, (uid, found) -> user(uid, found, derivation)));
    }

    @Produces
    @Singleton
    VersionedCache<Guid, KnownGroup> groups(GroupRegistry registry) {
        return new VersionedCache<>(
                entries(
                        "groups",
                        settings.cache().groupsAndMembers(),
                        (guid, group) -> 1 + group.granted().size()),
                guids -> load(
                        registry.find(guids),
                        guids,
                        (guid, found) -> found.map(KnownGroup::of).orElse(KnownGroup.NOTHING)));
    }

    private static KnownUser user(Uid uid, Optional<UserRecord> found, IdentityDerivation derivation) {
        return found.map(KnownUser::of).orElseGet(() -> KnownUser.derived(derivation.of(uid)));
    }

    private <K, V extends Versioned> AsyncCache<K, V> entries(String name, long weight, Weigher<K, V> weigher) {
        AsyncCache<K, V> entries = Caffeine.newBuilder()
                .maximumWeight(weight)
                .weigher(weigher)
                .expireAfter(new Expiries<K, V>(
                        settings.cache().knownFor(), settings.cache().unknownFor()))
                .recordStats()
                .buildAsync();
        return CaffeineCacheMetrics.monitor(meters, entries, name);
    }

    private <K, R, V> CompletableFuture<Map<K, V>> load(
            CompletableFuture<Map<K, R>> found, Set<K> keys, Answers<K, R, V> answers) {
        // The time limit is on the shared answer: a statement that hangs must not hold its keys for ever.
        return found.orTimeout(settings.databaseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(rows -> keys.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), key -> answers.answer(key, Optional.ofNullable(rows.get(key))))));
    }

    /** What to keep for a key, found or not. */
    private interface Answers<K, R, V> {
        V answer(K key, Optional<R> found);
    }
}
