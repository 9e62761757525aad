package io.chate2ee.identity.cache;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    /**
     * Who is read often outlives the rest when memory is short. One read in so many shows that as well; each that is shown costs as much
     * as several others.
     */
    private static final int ONE_SHOWN_OF = 16;

    private final AsyncCache<K, V> entries;
    private final Policy<K, V> memory;
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
        this.memory = entries.synchronous().policy();
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
        List<K> ordered = List.copyOf(keys);
        Optional<List<V>> all = peekAll(ordered);
        if (all.isPresent()) {
            // Without a future and a stage for each key.
            countHits(keys.size());
            return CompletableFuture.completedFuture(together(ordered, all.get()));
        }
        return entries.getAll(keys, (missing, executor) -> {
            loads.run();
            return source.apply(Set.copyOf(missing));
        });
    }

    /** The values of all keys in their order, if all are in memory right now. Nothing is counted before {@link #countHits}. */
    public Optional<List<V>> peekAll(List<K> keys) {
        boolean shown = ThreadLocalRandom.current().nextInt(ONE_SHOWN_OF) == 0;
        List<V> present = new ArrayList<>(keys.size());
        for (K key : keys) {
            V value = shown ? loaded(key) : memory.getIfPresentQuietly(key);
            if (value == null) {
                return Optional.empty();
            }
            present.add(value);
        }
        return Optional.of(present);
    }

    private @Nullable V loaded(K key) {
        CompletableFuture<V> entry = entries.asMap().get(key);
        return entry != null && isLoaded(entry) ? entry.join() : null;
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

    /**
     * What is known of the keys is no longer so, and what is older may still be on its way here: they are loaded anew at once, by one load, and
     * it gives way to that.
     */
    public void reload(Set<K> keys) {
        CompletableFuture<Map<K, V>> loaded = source.apply(Set.copyOf(keys));
        keys.forEach(key -> entries.put(key, loaded.thenApply(values -> requireNonNull(values.get(key)))));
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

    private static <K, V> Map<K, V> together(List<K> keys, List<V> values) {
        Map<K, V> together = new HashMap<>(2 * keys.size());
        for (int i = 0; i < keys.size(); i++) {
            together.put(keys.get(i), values.get(i));
        }
        return together;
    }

    private static boolean isLoaded(CompletableFuture<?> entry) {
        return entry.isDone() && !entry.isCompletedExceptionally();
    }
}
