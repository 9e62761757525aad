package io.chate2ee.token.identities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.token.minting.TokenSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which identity a caller has. A remembered identity is used while it is fresh; an older one is asked for again first,
 * and used only if identity-service is away. Safe on event loops; never blocks.
 */
public class CallerIdentities {
    /** While identity-service is away, callers with a remembered identity do not each wait for it. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private record Remembered(Identity identity, Instant asked) {}

    private final IdentitySource source;
    private final UserNews news;
    private final TokenSettings.Identities settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Cache<Uid, Remembered> remembered;
    private final Map<Uid, Uni<Identity>> inFlight = new ConcurrentHashMap<>();
    private volatile Instant awayUntil = Instant.MIN;
    private volatile Instant nothingMissedSince = Instant.MIN;

    CallerIdentities(IdentitySource source, TokenSettings.Identities settings, Clock clock, MeterRegistry meters) {
        this.source = source;
        this.news = new UserNews(settings.atMost());
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(settings.atMost())
                .expireAfterWrite(settings.usableFor())
                .build();
    }

    /** The caller's identity; fails with {@link IdentityUnknownException} if it is neither remembered nor to be had. */
    public Uni<Identity> of(Caller caller) {
        Remembered entry = remembered.getIfPresent(caller.uid());
        if (entry != null && isUsable(entry)) {
            return isFresh(entry) || clock.instant().isBefore(awayUntil) ? hit(entry) : renewed(caller, entry);
        }
        count("miss");
        return load(caller);
    }

    private Uni<Identity> hit(Remembered entry) {
        count(isFresh(entry) ? "hit" : "older");
        return Uni.createFrom().item(entry.identity());
    }

    private Uni<Identity> renewed(Caller caller, Remembered older) {
        return load(caller)
                .onItem()
                .invoke(() -> count("renewed"))
                .onFailure(IdentityUnknownException.class)
                .recoverWithUni(unknown -> {
                    if (unknown.isAway()) {
                        awayUntil = clock.instant().plus(LEFT_ALONE);
                    }
                    return stillRemembered(caller.uid(), older);
                });
    }

    /** The entry may have been forgotten, on purpose, while identity-service was being asked. */
    private Uni<Identity> stillRemembered(Uid uid, Remembered older) {
        return older.equals(remembered.getIfPresent(uid))
                ? hit(older)
                : Uni.createFrom()
                        .failure(() -> IdentityUnknownException.unanswered("forgotten while it was asked for", null));
    }

    private Uni<Identity> load(Caller caller) {
        Instant asked = clock.instant();
        return inFlight.computeIfAbsent(
                caller.uid(),
                uid -> source.identityOf(caller)
                        .map(identity -> remember(uid, identity, asked))
                        .onTermination()
                        .invoke(() -> inFlight.remove(uid))
                        .memoize()
                        .indefinitely());
    }

    /**
     * Keeps what was loaded unless there is later news. Inside the map's own lock for the uid: news is noted before the entry is
     * dropped, so a load in flight either sees the news or has its entry dropped.
     */
    private Identity remember(Uid uid, Identity loaded, Instant asked) {
        var kept = remembered
                .asMap()
                .compute(
                        uid,
                        (key, before) -> afterNews(uid, loaded)
                                .map(identity -> new Remembered(identity, asked))
                                .orElse(null));
        return kept == null ? loaded : kept.identity();
    }

    private Optional<Identity> afterNews(Uid uid, Identity loaded) {
        var later = news.of(uid);
        return later.isPresent() ? later.get().identity() : Optional.of(loaded);
    }

    /** Drops what {@code e2ee.users} says is no longer so. */
    void onNews(Uid uid, UserNews.Item item) {
        if (news.note(uid, item)) {
            remembered
                    .asMap()
                    .computeIfPresent(
                            uid, (key, entry) -> item.identity().equals(Optional.of(entry.identity())) ? entry : null);
        }
    }

    /** News may have been missed: everything remembered so far is asked for again before it is used. */
    void onNewsMissed() {
        nothingMissedSince = clock.instant();
    }

    private boolean isUsable(Remembered entry) {
        return clock.instant().isBefore(entry.asked().plus(settings.usableFor()));
    }

    private boolean isFresh(Remembered entry) {
        return clock.instant().isBefore(entry.asked().plus(settings.freshFor()))
                && !entry.asked().isBefore(nothingMissedSince);
    }

    private void count(String result) {
        meters.counter("token.identities", "result", result).increment();
    }
}
