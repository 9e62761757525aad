package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.virgil.cloud.CachingCards;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.InstrumentedCloud;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.cloud.resilient.BackOff;
import io.chate2ee.virgil.cloud.resilient.RateLimiter;
import io.chate2ee.virgil.cloud.resilient.Resilience;
import io.chate2ee.virgil.cloud.resilient.ResilientCloud;
import io.chate2ee.virgil.cloud.resilient.Surroundings;
import io.chate2ee.virgil.cloud.resilient.Timers;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the way to the cloud together, from the wire to the caller: HTTP, protocol, measures, resilience, guard; and the card cache. */
final class CloudSource {
    /** The transport keeps the time limit, and knows more about what was sent; this is only for an answer that it lost. */
    private static final Duration AFTER_THE_TRANSPORT = Duration.ofSeconds(1);

    @Produces
    @Singleton
    static VertxTransport transport(Vertx vertx, VirgilSettings settings) {
        return new VertxTransport(
                vertx, settings.url(), settings.requestTimeout(), settings.maxAnswerBytes(), System::nanoTime);
    }

    static void close(@Disposes VertxTransport transport) {
        transport.close();
    }

    @Produces
    @Singleton
    static VirgilCloud cloud(
            HttpTransport transport,
            OwnerTokens tokens,
            AppGate gate,
            Vertx vertx,
            VirgilSettings settings,
            CloudMetrics metrics) {
        Surroundings surroundings = surroundings(vertx);
        RateLimiter limiter = new RateLimiter(rate(settings.rate()), surroundings.timers(), System::nanoTime);
        metrics.watch(limiter);
        VirgilCloud measured =
                InstrumentedCloud.wrap(new HttpVirgilCloud(transport, tokens), metrics, System::nanoTime);
        return GuardedCloud.wrap(
                ResilientCloud.wrap(measured, resilience(settings), limiter, surroundings, metrics), tokens, gate);
    }

    @Produces
    @Singleton
    static CachingCards cards(VirgilCloud cloud, VirgilSettings settings) {
        VirgilSettings.Cards cards = settings.cards();
        return CachingCards.wrap(
                cloud, new CachingCards.Settings(cards.found(), cards.none(), cards.identities()), System::nanoTime);
    }

    private static Resilience resilience(VirgilSettings settings) {
        VirgilSettings.Retry retry = settings.retry();
        VirgilSettings.Breaker breaker = settings.breaker();
        BackOff pauses = WrongSetting.unless(
                "virgil.retry.longest-pause",
                "must not be shorter than virgil.retry.first-pause, which must be longer than nothing",
                () -> new BackOff(retry.firstPause(), retry.longestPause()));
        BackOff rests = WrongSetting.unless(
                "virgil.breaker.longest-rest",
                "must not be shorter than virgil.breaker.first-rest, which must be longer than nothing",
                () -> new BackOff(breaker.firstRest(), breaker.longestRest()));
        return WrongSetting.unless(
                "virgil.retry",
                "must allow at least one attempt and a ratio from none to one; virgil.breaker.failures must be at least one",
                () -> new Resilience(
                        settings.requestTimeout().plus(AFTER_THE_TRANSPORT),
                        retry.attempts(),
                        retry.total(),
                        pauses,
                        retry.ratio(),
                        retry.atOnce(),
                        breaker.failures(),
                        rests));
    }

    private static RateLimiter.Settings rate(VirgilSettings.Rate rate) {
        return WrongSetting.unless(
                "virgil.rate.per-second",
                "must be positive, with virgil.rate.burst at least one and no negative queue",
                () -> new RateLimiter.Settings(rate.perSecond(), rate.burst(), rate.queue(), rate.longestPause()));
    }

    private static Surroundings surroundings(Vertx vertx) {
        return new Surroundings(
                timers(vertx),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** Vert.x counts whole milliseconds, and at least one; a timer is never early. */
    private static Timers timers(Vertx vertx) {
        return (delay, task) -> {
            long id = vertx.setTimer(wholeMillis(delay), timer -> task.run());
            return () -> vertx.cancelTimer(id);
        };
    }

    private static long wholeMillis(Duration delay) {
        return Math.max(1, delay.plusNanos(999_999).toMillis());
    }
}
