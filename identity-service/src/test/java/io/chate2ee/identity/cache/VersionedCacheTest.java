package io.chate2ee.identity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VersionedCacheTest {
    private static final Duration KNOWN = Duration.ofMinutes(60);
    private static final Duration UNKNOWN = Duration.ofSeconds(30);

    private final List<Set<String>> loads = new ArrayList<>();
    private final StatsCounter statistics = new ConcurrentStatsCounter();
    private final AtomicInteger ownLoads = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private CompletableFuture<Map<String, Value>> source = new CompletableFuture<>();
    private final VersionedCache<String, Value> cache = new VersionedCache<>(
            Caffeine.newBuilder()
                    .ticker(nanos::get)
                    .executor(Runnable::run)
                    .expireAfter(new Expiries<String, Value>(KNOWN, UNKNOWN))
                    .recordStats(() -> statistics)
                    .buildAsync(),
            keys -> {
                loads.add(keys);
                return source;
            },
            statistics);

    record Value(String text, long version) implements Versioned {}

    private CompletableFuture<Map<String, Value>> getAll(List<String> keys) {
        return cache.getAll(Set.copyOf(keys), ownLoads::incrementAndGet);
    }

    @Test
    void allMissesOfOneCallAreLoadedAtOnceAndHitsAreNot() {
        source = CompletableFuture.completedFuture(Map.of("a", new Value("a", 1)));
        getAll(List.of("a")).join();
        source = CompletableFuture.completedFuture(Map.of("b", new Value("b", 1), "c", new Value("c", 1)));

        var answer = getAll(List.of("a", "b", "c")).join();

        assertThat(answer).containsOnlyKeys("a", "b", "c");
        assertThat(loads).containsExactly(Set.of("a"), Set.of("b", "c"));
    }

    @Test
    void callersWhoMissTheSameKeyWaitForOneLoad() {
        List<CompletableFuture<Map<String, Value>>> callers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            callers.add(getAll(List.of("a")));
        }

        source.complete(Map.of("a", new Value("loaded", 1)));

        assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).containsValue(new Value("loaded", 1)));
        assertThat(loads).hasSize(1);
        assertThat(ownLoads).as("callers who are told that they load").hasValue(1);
    }

    @Test
    void whatIsReloadedOutlivesWhatWasReadBeforeAndComesLater() {
        cache.offer("a", new Value("old", 1));
        cache.reload(Set.of("a", "b"));
        cache.offer("a", new Value("old", 1));
        source.complete(Map.of("a", new Value("new", 2), "b", new Value("new", 2)));
        cache.offer("b", new Value("old", 1));

        assertThat(cache.peek("a")).contains(new Value("new", 2));
        assertThat(cache.peek("b")).contains(new Value("new", 2));
        assertThat(loads).containsExactly(Set.of("a", "b"));
    }

    @Test
    void whatIsReloadedGivesWayToNewerEvents() {
        cache.reload(Set.of("a"));
        cache.offer("a", new Value("newest", 3));
        source.complete(Map.of("a", new Value("new", 2)));

        assertThat(cache.peek("a")).contains(new Value("newest", 3));
    }

    @Test
    void nothingIsKeptOfAReloadThatFails() {
        cache.offer("a", new Value("old", 1));
        cache.reload(Set.of("a"));
        source.completeExceptionally(new IllegalStateException("away"));

        assertThat(cache.peek("a")).isEmpty();
    }

    @Test
    void newerEventReplacesAndOlderOrEqualEventDoesNot() {
        cache.offer("a", new Value("two", 2));
        cache.offer("a", new Value("one", 1));
        cache.offer("a", new Value("another two", 2));
        assertThat(cache.peek("a")).contains(new Value("two", 2));

        cache.offer("a", new Value("three", 3));
        assertThat(cache.peek("a")).contains(new Value("three", 3));
    }

    @Test
    void loadInFlightCannotPutAnOldValueBack() {
        var caller = getAll(List.of("a"));
        cache.offer("a", new Value("event", 5));

        source.complete(Map.of("a", new Value("old row", 4)));

        caller.join();
        assertThat(cache.peek("a")).contains(new Value("event", 5));
        assertThat(loads).hasSize(1);
    }

    @Test
    void olderEventDuringALoadDoesNotHideTheNewerRow() {
        var caller = getAll(List.of("a"));
        cache.offer("a", new Value("old event", 3));

        source.complete(Map.of("a", new Value("row", 4)));

        assertThat(caller.join()).containsValue(new Value("row", 4));
        assertThat(cache.peek("a")).contains(new Value("row", 4));
    }

    @Test
    void eventDuringALoadThatFailsIsKept() {
        var caller = getAll(List.of("a"));
        cache.offer("a", new Value("event", 3));

        source.completeExceptionally(new IllegalStateException("database away"));

        assertThatThrownBy(caller::join).isInstanceOf(CompletionException.class);
        assertThat(cache.peek("a")).contains(new Value("event", 3));
    }

    @Test
    void failedLoadIsNotRememberedAndOthersStay() {
        cache.offer("b", new Value("b", 1));
        source.completeExceptionally(new IllegalStateException("database away"));
        assertThatThrownBy(() -> getAll(List.of("a", "b")).join()).isInstanceOf(CompletionException.class);
        source = CompletableFuture.completedFuture(Map.of("a", new Value("a", 1)));

        assertThat(cache.peek("b")).contains(new Value("b", 1));
        assertThat(getAll(List.of("a", "b")).join()).containsOnlyKeys("a", "b");
    }

    @Test
    void hitsAndMissesAreEachCountedOnce() {
        cache.offer("a", new Value("a", 1));
        cache.offer("b", new Value("b", 1));
        getAll(List.of("a", "b")).join();
        source = CompletableFuture.completedFuture(Map.of("c", new Value("c", 1)));
        getAll(List.of("a", "b", "c")).join();

        assertThat(statistics.snapshot().hitCount()).isEqualTo(4);
        assertThat(statistics.snapshot().missCount()).isEqualTo(1);
    }

    @Test
    void nothingIsSeenOfAKeyThatIsStillLoading() {
        var unused = getAll(List.of("a"));

        assertThat(unused).isNotDone();
        assertThat(cache.peek("a")).isEmpty();
    }

    @Test
    void whatIsUnknownIsAskedAgainSoonerThanWhatIsKnown() {
        cache.offer("known", new Value("k", 1));
        cache.offer("unknown", new Value("u", Versioned.UNKNOWN));

        nanos.addAndGet(UNKNOWN.toNanos() + 1);
        assertThat(cache.peek("unknown")).isEmpty();
        assertThat(cache.peek("known")).isPresent();

        nanos.addAndGet(KNOWN.toNanos());
        assertThat(cache.peek("known")).isEmpty();
    }

    @Test
    void oneThatIsForgottenIsLoadedAgainAndOlderValuesCountAgain() {
        cache.offer("a", new Value("known", 7));
        cache.offer("b", new Value("b", 1));

        cache.forget("a");

        assertThat(cache.peek("a")).isEmpty();
        assertThat(cache.peek("b")).isPresent();
        cache.offer("a", new Value("next life", 1));
        assertThat(cache.peek("a")).contains(new Value("next life", 1));
    }

    @Test
    void whatIsForgottenIsLoadedAgainAndALoadUnderWayIsNotKept() {
        cache.offer("a", new Value("known", 7));
        var underWay = getAll(List.of("b"));

        cache.forgetAll();
        source.complete(Map.of("b", new Value("old", 1)));

        assertThat(underWay.join()).containsValue(new Value("old", 1));
        source = CompletableFuture.completedFuture(Map.of("a", new Value("new", 8), "b", new Value("new", 2)));
        assertThat(getAll(List.of("a", "b")).join())
                .containsOnly(Map.entry("a", new Value("new", 8)), Map.entry("b", new Value("new", 2)));
    }

    @Test
    void holdsNoMoreThanItMayAndKeepsWhoeverIsAskedForAllTheTime() {
        AsyncCache<String, Value> bounded = Caffeine.newBuilder()
                .maximumWeight(100)
                .weigher((String key, Value value) -> 2)
                .executor(Runnable::run)
                .expireAfter(new Expiries<String, Value>(KNOWN, UNKNOWN))
                .recordStats(() -> statistics)
                .buildAsync();
        var small = new VersionedCache<>(bounded, keys -> source, statistics);
        small.offer("busy", new Value("busy", 1));

        for (int i = 0; i < 1_000; i++) {
            small.offer("passing-" + i, new Value("passing", 1));
            for (int reads = 0; reads < 20; reads++) {
                small.peekAll(List.of("busy"));
            }
        }

        bounded.synchronous().cleanUp();
        assertThat(bounded.synchronous().estimatedSize()).isEqualTo(50);
        assertThat(small.peek("busy")).contains(new Value("busy", 1));
    }
}
