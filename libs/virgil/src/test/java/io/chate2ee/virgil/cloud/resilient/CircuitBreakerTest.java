package io.chate2ee.virgil.cloud.resilient;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.resilient.CircuitBreaker.Pass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Throwable TROUBLE = new TransientCloudException(503, 0, "away", null);
    private static final Throwable THROTTLED = new TransientCloudException(429, 0, "slow down", null);
    private static final Throwable HELD_BACK = new NotSentException(NotSentException.Reason.TOO_LATE, null);

    private final ManualTime time = new ManualTime();
    private final List<String> moves = new ArrayList<>();
    private final CircuitBreaker breaker = new CircuitBreaker(
            3,
            new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(4)),
            time::nanos,
            (from, to) -> moves.add(from.label() + " to " + to.label()));

    @Test
    void opensAfterSoManyPassingFailuresInARow() {
        fail(2);
        assertThat(breaker.closedFor()).isNull();

        fail(1);

        assertThat(breaker.enter()).isNull();
        assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(1));
        assertThat(moves).containsExactly("closed to open");
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        fail(2);
        end(null);

        fail(2);

        assertThat(breaker.closedFor()).isNull();
    }

    @Test
    void refusalsAndThrottlingAreSignsOfLife() {
        for (int i = 0; i < 10; i++) {
            end(new ForbiddenException(403, 1, "no"));
            end(THROTTLED);
        }
        fail(2);
        end(THROTTLED);
        fail(2);

        assertThat(breaker.closedFor()).isNull();
        assertThat(moves).isEmpty();
    }

    @Test
    void whatWasNeverSentSaysNothing() {
        fail(2);
        end(HELD_BACK);
        fail(1);

        assertThat(breaker.closedFor()).isNotNull();
    }

    @Test
    void afterTheRestOneRequestTriesAndAllOthersWaitForIt() {
        fail(3);
        time.pass(Duration.ofSeconds(1));
        assertThat(breaker.closedFor()).isNull();

        assertThat(breaker.enter()).isEqualTo(Pass.PROBE);

        assertThat(breaker.enter()).isNull();
        assertThat(breaker.closedFor()).isNotNull();
        assertThat(moves).endsWith("open to half-open");
    }

    @Test
    void ifItSucceedsTheCircuitIsClosed() {
        fail(3);
        time.pass(Duration.ofSeconds(1));

        breaker.ended(probe(), null);

        assertThat(breaker.enter()).isEqualTo(Pass.ORDINARY);
        assertThat(moves).containsExactly("closed to open", "open to half-open", "half-open to closed");
    }

    @Test
    void ifItFailsTheRestIsTwiceAsLongUpToTheCap() {
        fail(3);
        for (int seconds : new int[] {1, 2, 4, 4, 4}) {
            assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(seconds));
            time.pass(Duration.ofSeconds(seconds));
            breaker.ended(probe(), TROUBLE);
        }
    }

    @Test
    void afterItWasClosedTheFirstRestIsShortAgain() {
        fail(3);
        time.pass(Duration.ofSeconds(1));
        breaker.ended(probe(), TROUBLE);
        time.pass(Duration.ofSeconds(2));
        breaker.ended(probe(), null);

        fail(3);

        assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void ifItWasNeverSentTheNextOneMayTry() {
        fail(3);
        time.pass(Duration.ofSeconds(1));

        breaker.ended(probe(), HELD_BACK);

        assertThat(breaker.enter()).isEqualTo(Pass.PROBE);
    }

    @Test
    void whatWasSentBeforeTheCircuitOpenedTellsNothingAnyMore() {
        var early = Objects.requireNonNull(breaker.enter());
        fail(3);

        breaker.ended(early, null);
        assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(1));

        time.pass(Duration.ofSeconds(1));
        probe();
        breaker.ended(early, null);
        assertThat(breaker.enter()).isNull();
    }

    @Test
    void aPauseThatTheServiceAsksForOpensItAtOnceForThatLongUpToTheCap() {
        end(new TransientCloudException(503, 0, "maintenance", Duration.ofSeconds(3)));
        assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(3));
        time.pass(Duration.ofSeconds(3));

        breaker.ended(probe(), new TransientCloudException(503, 0, "maintenance", Duration.ofHours(1)));

        assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aPauseOfNothingIsOneFailureMore() {
        var askedForNothing = new TransientCloudException(503, 0, "away", Duration.ZERO);
        end(askedForNothing);
        end(askedForNothing);
        assertThat(breaker.closedFor()).isNull();

        end(askedForNothing);

        assertThat(breaker.closedFor()).isEqualTo(Duration.ofSeconds(1));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            end(TROUBLE);
        }
    }

    private void end(@Nullable Throwable failure) {
        breaker.ended(Objects.requireNonNull(breaker.enter()), failure);
    }

    private Pass probe() {
        var pass = Objects.requireNonNull(breaker.enter());
        assertThat(pass).isEqualTo(Pass.PROBE);
        return pass;
    }
}
