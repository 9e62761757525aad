package io.chate2ee.identity.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.settings.IdentitySettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets each caller try only so many different ids that nobody has: whoever guesses ids runs out of them soon, while clients, who ask
 * for members of their chats again and again, do not. Each replica counts for itself. Bounded: where very many callers try at once, the
 * counts of those who have not asked for longest are forgotten.
 */
@Startup // An alert sees growth only in what was counted before the first caller came.
@Singleton
class UnknownIds {
    /** About 50 bytes each. */
    private static final long MOST_REMEMBERED = 500_000;

    private static final String REFUSED = "Too many ids that nobody has; try others later.";

    private final IdentitySettings.UnknownIds settings;
    private final Clock clock;
    private final Counter refusals;
    private final long seed = new SecureRandom().nextLong();
    private final Cache<Uid, Tried> callers;

    @Inject
    UnknownIds(IdentitySettings settings, Clock clock, MeterRegistry meters) {
        this(settings.unknownIds(), clock, meters);
    }

    UnknownIds(IdentitySettings.UnknownIds settings, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.clock = clock;
        this.refusals = Counter.builder("identity.unknown.ids.refused")
                .description("Requests refused because the caller tried too many ids that nobody has")
                .register(meters);
        this.callers = Caffeine.newBuilder()
                .maximumWeight(MOST_REMEMBERED)
                .weigher((Uid uid, Tried tried) -> 1 + tried.ids().size())
                .expireAfterWrite(this.settings.per())
                .build();
    }

    /**
     * What a caller has tried.
     *
     * @param since the beginning of the time that is counted
     * @param ids marks of the ids
     * @param spent whether no other may be tried
     */
    private record Tried(Instant since, Set<Long> ids, boolean spent) {}

    /** Whether the caller may try no others now: then nothing should be done to find out whether somebody has them. */
    boolean isSpent(Uid caller) {
        return settings.atMost() > 0
                && current(callers.getIfPresent(caller)).filter(Tried::spent).isPresent();
    }

    /**
     * Counts those that the caller has not tried before.
     *
     * @param unknown ids with a mark of their kind
     * @throws RequestFailure if these are too many
     */
    void spend(Uid caller, Collection<String> unknown) {
        if (settings.atMost() == 0 || unknown.isEmpty()) {
            return;
        }
        Set<Long> marks = unknown.stream().map(this::mark).collect(Collectors.toSet());
        Tried after = callers.asMap().compute(caller, (uid, before) -> with(current(before), marks));
        if (after.spent() && !after.ids().containsAll(marks)) {
            throw refusal(caller);
        }
    }

    /** The answer to a caller who may try no others now. */
    RequestFailure refusal(Uid caller) {
        refusals.increment();
        Duration rest = current(callers.getIfPresent(caller))
                .map(tried -> Duration.between(clock.instant(), tried.since().plus(settings.per())))
                .orElse(Duration.ofSeconds(1));
        return RequestFailure.until(rest, ErrorCode.TOO_MANY_UNKNOWN_IDS, REFUSED);
    }

    private Tried with(Optional<Tried> before, Set<Long> marks) {
        Set<Long> all = new HashSet<>(before.map(Tried::ids).orElse(Set.of()));
        all.addAll(marks);
        Instant since = before.map(Tried::since).orElseGet(clock::instant);
        return all.size() <= settings.atMost() && before.filter(Tried::spent).isEmpty()
                ? new Tried(since, all, all.size() == settings.atMost())
                : new Tried(since, before.map(Tried::ids).orElse(Set.of()), true);
    }

    private Optional<Tried> current(@Nullable Tried tried) {
        return Optional.ofNullable(tried)
                .filter(some -> clock.instant().isBefore(some.since().plus(settings.per())));
    }

    /** Two ids with one mark only favour the caller; the seed keeps anybody from choosing such. */
    private long mark(String id) {
        long mark = seed;
        for (int i = 0; i < id.length(); i++) {
            mark = (mark ^ id.charAt(i)) * 0x9E3779B97F4A7C15L;
            mark ^= mark >>> 29;
        }
        return mark;
    }
}
