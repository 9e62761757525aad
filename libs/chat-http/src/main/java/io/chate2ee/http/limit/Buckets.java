package io.chate2ee.http.limit;

import io.chate2ee.contract.id.Uid;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A bucket of calls for each user, which fills again as time passes. Bounded; safe for use by several threads; never blocks. */
public class Buckets {
    private static final double MILLIS = 1_000;
    private static final long BETWEEN_SWEEPS_MS = 1_000;

    private record Bucket(double calls, long at) {}

    private final RateSettings settings;
    private final Clock clock;
    private final Map<Uid, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();

    Buckets(RateSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one call of a user; if there is none left, how long until there is. */
    public Optional<Duration> take(Uid uid) {
        if (settings.bucket() == 0) {
            return Optional.empty();
        }
        long now = clock.millis();
        if (!buckets.containsKey(uid) && !hasRoom(now)) {
            return settings.failOpen() ? Optional.empty() : Optional.of(Duration.ofMillis(BETWEEN_SWEEPS_MS));
        }
        var taken = new AtomicBoolean();
        Bucket left = buckets.compute(uid, (key, before) -> {
            double calls = before == null ? settings.bucket() : filled(before, now);
            taken.set(calls >= 1);
            return new Bucket(taken.get() ? calls - 1 : calls, now);
        });
        return taken.get() ? Optional.empty() : Optional.of(untilOne(left));
    }

    private double filled(Bucket bucket, long now) {
        double added = Math.max(0, now - bucket.at()) / MILLIS * settings.refillPerSecond();
        return Math.min(settings.bucket(), bucket.calls() + added);
    }

    private Duration untilOne(Bucket bucket) {
        double millis = (1 - bucket.calls()) / settings.refillPerSecond() * MILLIS;
        return Duration.ofMillis((long) Math.ceil(Math.min(millis, Integer.MAX_VALUE)));
    }

    /** A bucket that is full again is as good as none, so its place can be had by somebody else. */
    private boolean hasRoom(long now) {
        if (buckets.size() < settings.usersAtMost()) {
            return true;
        }
        long before = swept.get();
        if (now - before >= BETWEEN_SWEEPS_MS && swept.compareAndSet(before, now)) {
            buckets.values().removeIf(bucket -> filled(bucket, now) >= settings.bucket());
        }
        return buckets.size() < settings.usersAtMost();
    }
}
