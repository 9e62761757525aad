package io.chate2ee.identity.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A cache in front of a slow source that is also told of changes by events.
 *
 * <p>All that a call misses is loaded in one go; callers who miss the same key wait for one load. An event that arrives
 * while a load is under way is kept against the load's older answer, and an older event changes nothing. Any thread may
 * call any method.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class VersionedCache<K, V extends Versioned> {
    private final AsyncCache<K, V> entries;
    private final Function<Set<K>, CompletableFuture<Map<K, V>>> source;
    private final StatsCounter statistics;

    /**
     * @param entries where to keep what was loaded
     * @param source loads keys; its answer has a value for every one of them, known or not
     * @param statistics what {@code entries} counts with
     */
    public VersionedCache(
            AsyncCache<K, V> entries, Function<Set<K>, CompletableFuture<Map<K, V>>> source, StatsCounter statistics) {
        this.entries = entries;
        this.source = source;
        this.statistics = statistics;
    }

    /**
     * The values of all keys. Fails if one of them had to be loaded and could not be; then {@link #peek} still has the
     * others.
     *
     * @param loads called, by this thread, if this call is the one that loads
     */
    public CompletableFuture<Map<K, V>> getAll(Set<K> keys, Runnable loads) {
        Optional<Map<K, V>> all = peekAll(keys);
        if (all.isPresent()) {
            // Without a future and a stage for each key.
            countHits(keys.size());
            return CompletableFuture.completedFuture(all.get());
        }
        return entries.getAll(keys, (missing, executor) -> {
            loads.run();
            return source.apply(Set.copyOf(missing));
        });
    }

    /** The values of all keys, if all are in memory right now. Nothing is counted before {@link #countHits}. */
    public Optional<Map<K, V>> peekAll(Collection<K> keys) {
        Map<K, V> present = new HashMap<>(2 * keys.size());
        for (K key : keys) {
            CompletableFuture<V> entry = entries.asMap().get(key);
            if (entry == null || !isLoaded(entry)) {
                return Optional.empty();
            }
            present.put(key, entry.join());
        }
        return Optional.of(present);
    }

    /** So many values out of memory were of use; the cache itself counts such reads as nothing. */
    public void countHits(int values) {
        statistics.recordHits(values);
    }

    /** What is in memory right now. */
    public Optional<V> peek(K key) {
        return Optional.ofNullable(entries.getIfPresent(key))
                .filter(VersionedCache::isLoaded)
                .map(CompletableFuture::join);
    }

    /** Takes a value from elsewhere, unless what is here is newer. */
    public void offer(K key, V value) {
        entries.asMap()
                .merge(key, CompletableFuture.completedFuture(value), (current, offered) -> newer(current, value));
    }

    /** What is known of the key is no longer so; what is being loaded now is not kept. */
    public void forget(K key) {
        entries.asMap().remove(key);
    }

    /** Everything is loaded again when it is next asked for; what is being loaded now is not kept. */
    public void forgetAll() {
        entries.asMap().clear();
    }

    private CompletableFuture<V> newer(CompletableFuture<V> current, V offered) {
        if (isLoaded(current)) {
            return current.join().version() >= offered.version() ? current : CompletableFuture.completedFuture(offered);
        }
        // Still loading, or failed: whichever turns out to be newer.
        return current.handle((loaded, failure) ->
                failure != null || loaded == null || loaded.version() < offered.version() ? offered : loaded);
    }

    private static boolean isLoaded(CompletableFuture<?> entry) {
        return entry.isDone() && !entry.isCompletedExceptionally();
    }
}
