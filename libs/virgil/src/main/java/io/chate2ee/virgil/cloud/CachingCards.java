package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.card.RawCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a short while which cards an identity has, and for a shorter one that it has none. Those who look for the same
 * identity at the same time share one search. Failures are not remembered. Any thread.
 */
public final class CachingCards {

    /**
     * How long and how much is remembered.
     *
     * @param found how long cards are believed
     * @param none how long it is believed that there are none
     * @param identities how many identities are remembered; when there is no room, what is found is handed on and forgotten
     */
    public record Settings(Duration found, Duration none, int identities) {}

    private static final long NOT_YET = Long.MAX_VALUE;

    private final VirgilCloud cloud;
    private final Settings settings;
    private final LongSupplier nanoTime;
    private final long origin;
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    private CachingCards(VirgilCloud cloud, Settings settings, LongSupplier nanoTime) {
        this.cloud = cloud;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /** Remembers what {@code cloud} finds. */
    public static CachingCards wrap(VirgilCloud cloud, Settings settings, LongSupplier nanoTime) {
        return new CachingCards(cloud, settings, nanoTime);
    }

    /**
     * All cards of identities, as {@link VirgilCloud#searchCards} finds them, perhaps a little while ago. Cards that cannot be
     * read are left out: nobody can tell whose they are.
     */
    public CompletionStage<List<RawCard>> search(Collection<String> identities) {
        Map<String, Entry> asked = new LinkedHashMap<>();
        Map<String, Entry> missing = new LinkedHashMap<>();
        long now = now();
        for (var identity : new LinkedHashSet<>(identities)) {
            var mine = new Entry();
            var entry = entry(identity, mine, now);
            asked.put(identity, entry);
            if (entry == mine) {
                missing.put(identity, mine);
            }
        }
        lookUp(missing);
        return all(asked);
    }

    /** The same past the cache: asks the cloud in any case, and remembers what it says now. */
    public CompletionStage<List<RawCard>> searchPast(Collection<String> identities) {
        Map<String, Entry> asked = new LinkedHashMap<>();
        identities.forEach(identity -> asked.put(identity, new Entry()));
        makeRoom(now());
        asked.forEach((identity, entry) -> {
            if (entries.containsKey(identity) || entries.size() < settings.identities()) {
                entries.put(identity, entry);
            }
        });
        lookUp(asked);
        return all(asked);
    }

    /** How many identities are remembered or looked up just now. */
    public int size() {
        return entries.size();
    }

    private Entry entry(String identity, Entry mine, long now) {
        makeRoom(now);
        if (entries.size() >= settings.identities() && !entries.containsKey(identity)) {
            return mine;
        }
        return Objects.requireNonNull(
                entries.compute(identity, (key, known) -> known != null && known.expiresAt > now ? known : mine));
    }

    private void makeRoom(long now) {
        if (entries.size() >= settings.identities()) {
            entries.values().removeIf(entry -> entry.expiresAt <= now);
        }
    }

    private void lookUp(Map<String, Entry> missing) {
        if (missing.isEmpty()) {
            return;
        }
        cloud.searchCards(missing.keySet()).whenComplete((cards, failure) -> {
            if (failure == null) {
                keep(missing, cards);
            } else {
                missing.forEach((identity, entry) -> {
                    entries.remove(identity, entry);
                    entry.cards.completeExceptionally(failure);
                });
            }
        });
    }

    private void keep(Map<String, Entry> missing, List<RawCard> cards) {
        Map<String, List<RawCard>> found = new LinkedHashMap<>();
        for (var card : cards) {
            var identity = CardRequests.identity(card);
            if (identity != null) {
                found.computeIfAbsent(identity, key -> new ArrayList<>()).add(card);
            }
        }
        long now = now();
        missing.forEach((identity, entry) -> {
            var own = List.copyOf(found.getOrDefault(identity, List.of()));
            entry.expiresAt = now + (own.isEmpty() ? settings.none() : settings.found()).toNanos();
            entry.cards.complete(own);
        });
    }

    private static CompletionStage<List<RawCard>> all(Map<String, Entry> asked) {
        var stages = asked.values().stream().map(entry -> entry.cards).toList();
        return Chunks.bare(CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        stages.stream().flatMap(stage -> stage.join().stream()).toList()));
    }

    /** From 0 at the start, so that numbers can be compared although a monotonic clock may run over. */
    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    private static final class Entry {
        private final CompletableFuture<List<RawCard>> cards = new CompletableFuture<>();
        private volatile long expiresAt = NOT_YET;
    }
}
