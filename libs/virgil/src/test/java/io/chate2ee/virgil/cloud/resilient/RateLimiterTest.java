package io.chate2ee.virgil.cloud.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.NotSentException.Reason;
import io.chate2ee.virgil.cloud.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final ManualTime time = new ManualTime();
    private final List<String> went = new ArrayList<>();
    private final List<NotSentException> refused = new ArrayList<>();

    /** Ten a second, three at once, five in the queue. */
    private final RateLimiter limiter = limiter(10, 3, 5);

    @Test
    void aBurstGoesAtOnceAndTheRestOneByOneInOrder() {
        turns("a", "b", "c", "d", "e");
        assertThat(went).containsExactly("a", "b", "c");
        assertThat(limiter.waiting()).isEqualTo(2);

        time.pass(Duration.ofMillis(99));
        assertThat(went).hasSize(3);
        time.pass(Duration.ofMillis(1));
        assertThat(went).endsWith("d");
        time.pass(Duration.ofMillis(100));

        assertThat(went).endsWith("d", "e");
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    void whoComesLateDoesNotOvertakeThoseWhoWait() {
        turns("a", "b", "c", "d", "e");
        time.pass(Duration.ofMillis(150));

        turns("f");
        time.pass(Duration.ofSeconds(1));

        assertThat(went).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void inTheLongRunNoMoreGoThanTheRateAllows() {
        for (int tick = 0; tick < 1000; tick++) {
            turns("x");
            time.pass(Duration.ofMillis(10));
        }

        assertThat(went).hasSizeBetween(100, 104);
        assertThat(refused).extracting(NotSentException::reason).containsOnly(Reason.QUEUE_FULL);
    }

    @Test
    void aQuietTimeFillsTheBucketUpToTheBurstAndNoFurther() {
        turns("a", "b", "c");
        time.pass(Duration.ofHours(1));

        turns("d", "e", "f", "g");

        assertThat(went).hasSize(6).endsWith("d", "e", "f");
    }

    @Test
    void aFullQueueTurnsBackAtOnceAndSaysWhenToComeAgain() {
        turns("a", "b", "c", "1", "2", "3", "4", "5", "too many");

        assertThat(refused).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.QUEUE_FULL);
            assertThat(failure.retryAfter()).contains(Duration.ofMillis(600));
        });
        time.pass(Duration.ofSeconds(1));
        assertThat(went).hasSize(8).doesNotContain("too many");
    }

    @Test
    void aWaitThatWouldBeTooLongIsRefusedAtOnceAndTakesNobodysPlace() {
        turns("a", "b", "c", "d");

        limiter.turn(Deadline.in(Duration.ofMillis(200), time::nanos), () -> went.add("late"), refused::add);

        assertThat(refused).singleElement().extracting(NotSentException::reason).isEqualTo(Reason.TOO_LATE);
        assertThat(limiter.waiting()).isOne();
        turns("e");
        time.pass(Duration.ofMillis(200));
        assertThat(went).endsWith("d", "e");
    }

    @Test
    void whatIsInTimeWaits() {
        turns("a", "b", "c", "d");

        limiter.turn(Deadline.in(Duration.ofMillis(201), time::nanos), () -> went.add("in time"), refused::add);
        time.pass(Duration.ofMillis(200));

        assertThat(went).endsWith("d", "in time");
    }

    @Test
    void aPassedDeadlineIsTooLateEvenIfNobodyWaits() {
        limiter.turn(Deadline.in(Duration.ZERO, time::nanos), () -> went.add("late"), refused::add);

        assertThat(went).isEmpty();
        assertThat(refused).hasSize(1);
    }

    @Test
    void duringAPauseNobodyGoesAndAfterItTheyGoOneByOne() {
        limiter.pause(Duration.ofSeconds(7));

        turns("a", "b", "c");
        time.pass(Duration.ofMillis(6_999));
        assertThat(went).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(went).containsExactly("a");
        time.pass(Duration.ofMillis(100));

        assertThat(went).containsExactly("a", "b");
    }

    @Test
    void aPauseHoldsBackThoseWhoWaitedAlready() {
        turns("a", "b", "c", "d");
        limiter.pause(Duration.ofSeconds(1));

        time.pass(Duration.ofMillis(999));
        assertThat(went).doesNotContain("d");
        time.pass(Duration.ofMillis(200));

        assertThat(went).contains("d");
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    void whoWaitedAndCannotWaitForThePauseIsRefused() {
        turns("a", "b", "c");
        limiter.turn(Deadline.in(Duration.ofMillis(500), time::nanos), () -> went.add("d"), refused::add);
        limiter.pause(Duration.ofSeconds(1));

        time.pass(Duration.ofSeconds(2));

        assertThat(went).doesNotContain("d");
        assertThat(refused).singleElement().extracting(NotSentException::reason).isEqualTo(Reason.TOO_LATE);
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    void aPauseIsCutAndAShorterOneDoesNotEndALonger() {
        limiter.pause(Duration.ofDays(1));
        limiter.pause(Duration.ofMillis(1));
        turns("a");

        time.pass(LONGEST_PAUSE.minusNanos(1));
        assertThat(went).isEmpty();
        time.pass(Duration.ofNanos(1));

        assertThat(went).containsExactly("a");
    }

    @Test
    void threadsTogetherGetNoMoreThanTheBurst() throws Exception {
        var busy = limiter(1, 100, 0);
        var passed = new AtomicInteger();
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(4);
        for (int thread = 0; thread < 4; thread++) {
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                for (int i = 0; i < 1000; i++) {
                    busy.turn(Deadline.NONE, passed::incrementAndGet, failure -> {});
                }
            });
        }

        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(passed).hasValue(100);
        assertThat(busy.waiting()).isZero();
    }

    @Test
    void aLimitThatLetsNothingThroughIsRefused() {
        assertThatThrownBy(() -> limiter(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limiter(Double.NaN, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limiter(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limiter(1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void turns(String... names) {
        for (var name : names) {
            limiter.turn(Deadline.NONE, () -> went.add(name), refused::add);
        }
    }

    private RateLimiter limiter(double perSecond, int burst, int queue) {
        return new RateLimiter(
                new RateLimiter.Settings(perSecond, burst, queue, LONGEST_PAUSE), time.timers(), time::nanos);
    }
}
