package io.chate2ee.groupsync.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** What was looked at, and what for. */
@Singleton
class FollowMetrics {
    /** What a group is looked at for. */
    enum Why {
        /** It asks for a snapshot, or a webhook was about it. */
        WANTED,
        /** It says that it was changed. */
        CHANGED,
        /** All are looked at. */
        ALL
    }

    private final MeterRegistry registry;
    private final Clock clock;
    private final ConcurrentMap<Why, Instant> ended = new ConcurrentHashMap<>();
    private final Instant began;

    @Inject
    FollowMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.began = clock.instant();
    }

    /**
     * Says whether the chat is followed at all. Where it is, everything that alerts ask for begins here: looks that have failed ever
     * since the start must be seen to be missing, and the first time that groups do not end counts.
     */
    void on(boolean on) {
        Gauge.builder("group_sync.source.on", () -> on ? 1 : 0)
                .description("1 where the chat itself is followed")
                .register(registry);
        if (on) {
            endingsHeldBack();
            for (Why run : Why.values()) {
                runs(run, "done");
                runs(run, "failed");
            }
            List.of(Why.ALL, Why.CHANGED).forEach(this::showAge);
        }
    }

    private void showAge(Why run) {
        TimeGauge.builder("group_sync.source.run.age", () -> age(run).toMillis(), TimeUnit.MILLISECONDS)
                .description("how long ago the last run came to its end, or, without one, the process began")
                .tag("run", name(run))
                .register(registry);
    }

    void watch(String why, Wanted wanted) {
        Gauge.builder("group_sync.source.wanted", wanted, Wanted::size)
                .baseUnit("groups")
                .description("groups that are to be looked at")
                .tag("why", why)
                .register(registry);
        TimeGauge.builder("group_sync.source.overdue", wanted, TimeUnit.MILLISECONDS, this::overdue)
                .description("for how long the oldest of them has been due")
                .tag("why", why)
                .register(registry);
    }

    private double overdue(Wanted wanted) {
        return wanted.overdue(clock.instant()).toMillis();
    }

    /** Counts a group whose members were written. */
    void written(Why why) {
        registry.counter("group_sync.source.snapshots", "why", name(why)).increment();
    }

    /** Counts a group whose lists could not be read whole. */
    void unreadable() {
        registry.counter("group_sync.source.unreadable").increment();
    }

    /** Counts a group that ended because the chat does not know it. */
    void ended() {
        registry.counter("group_sync.source.ended").increment();
    }

    /** Counts groups that the chat does not know, and that were too many to end. */
    void heldBack(int groups) {
        endingsHeldBack().increment(groups);
    }

    private Counter endingsHeldBack() {
        return registry.counter("group_sync.source.endings.held-back");
    }

    /** Counts a wish to look at a group for which there was no room; the next look at all does it. */
    void leftOut() {
        registry.counter("group_sync.source.left-out").increment();
    }

    /** Counts a run that failed and is tried again. */
    void failed(Why why) {
        runs(why, "failed").increment();
    }

    /** Notes that a run came to its end. */
    void done(Why run) {
        runs(run, "done").increment();
        ended.put(run, clock.instant());
    }

    private Counter runs(Why run, String outcome) {
        return registry.counter("group_sync.source.runs", "run", name(run), "outcome", outcome);
    }

    private Duration age(Why run) {
        return Duration.between(ended.getOrDefault(run, began), clock.instant());
    }

    private static String name(Why why) {
        return why.name().toLowerCase(Locale.ROOT);
    }
}
