package io.chate2ee.virgil.cloud.resilient;

import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.FIRST_PAUSE;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.SETTINGS;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.failure;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.NotSentException.Reason;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.Deadline;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.Operation;
import io.chate2ee.virgil.envelope.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** When nothing is sent: deadlines, the rate, the circuit. */
class HoldingBackTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Envelope ENVELOPE = new Envelope(new byte[1], new byte[1]);
    private static final Resilience LONG_RESTS = new Resilience(
            SETTINGS.timeout(),
            1,
            SETTINGS.total(),
            SETTINGS.pauses(),
            0,
            0,
            5,
            new BackOff(SECOND.multipliedBy(8), SECOND.multipliedBy(8)));

    private final ResilienceFixture fixture = new ResilienceFixture();

    /** One a second, one at once. */
    private final ResilienceFixture slow =
            new ResilienceFixture(SETTINGS, new RateLimiter.Settings(1, 1, 10, Duration.ofMinutes(1)));

    @Test
    void aQueuedRequestStartsInTimeOrNotAtAll() {
        slow.read();
        var inTime = within(slow, SECOND.plusNanos(1));
        var late = within(slow, SECOND.multipliedBy(2));

        assertThat(reason(late)).isEqualTo(Reason.TOO_LATE);
        slow.time.pass(SECOND);

        assertThat(slow.inner.asked()).hasSize(2);
        assertThat(inTime.toCompletableFuture()).isNotDone();
        assertThat(slow.heard).containsExactly("not sent KEYKNOX_KEYS TOO_LATE");
    }

    @Test
    void aRequestIsNotRepeatedAfterItsDeadlineAndTheFailureIsThatOfTheAttempt() {
        var trouble = trouble();
        var answer = within(fixture, FIRST_PAUSE);

        fixture.inner.fail(trouble);

        assertThat(failure(answer)).isSameAs(trouble);
        fixture.time.pass(SECOND);
        assertThat(fixture.inner.asked()).hasSize(1);
    }

    @Test
    void aRequestIsRepeatedBeforeItsDeadline() {
        within(fixture, FIRST_PAUSE.plusNanos(1));

        fixture.inner.fail(trouble());
        fixture.time.pass(FIRST_PAUSE);

        assertThat(fixture.inner.asked()).hasSize(2);
    }

    @Test
    void theTotalTimeHoldsForThoseWhoBringNoDeadline() {
        var trouble = trouble(503, SETTINGS.total());
        var answer = fixture.read();

        fixture.inner.fail(trouble);

        assertThat(failure(answer)).isSameAs(trouble);
    }

    @Test
    void everyRequestCarriesTheDeadlineToTheWireWhichIsWhereItIsLookedAtLast() {
        within(fixture, SECOND);
        var sent = fixture.inner.asked().get(0).startBefore();

        fixture.time.pass(SECOND);

        assertThat(sent.hasPassed()).isTrue();
    }

    @Test
    void whatTheWireFoundTooLateIsNotRepeated() {
        var answer = fixture.read();

        fixture.inner.fail(new NotSentException(Reason.TOO_LATE, null));

        assertThat(reason(answer)).isEqualTo(Reason.TOO_LATE);
        fixture.time.pass(SECOND);
        assertThat(fixture.inner.asked()).hasSize(1);
    }

    @Test
    void after429EverybodyWaitsAsLongAsAskedFor() {
        fixture.read();
        fixture.inner.fail(trouble(429, Duration.ofSeconds(4)));

        fixture.cloud.searchCards(List.of("a"));
        fixture.time.pass(Duration.ofSeconds(4).minusNanos(1));
        assertThat(fixture.inner.asked()).hasSize(1);
        fixture.time.pass(Duration.ofNanos(1));

        assertThat(fixture.inner.asked()).hasSizeGreaterThan(1);
    }

    @Test
    void after429WithoutAWaitThePauseGrowsUntilARequestSucceeds() {
        fixture.cloud.push(new KeyknoxKey("r", "p", "k"), List.of(), ENVELOPE, null);
        fixture.inner.fail(throttled());
        fixture.time.pass(FIRST_PAUSE);
        assertThat(fixture.inner.asked()).hasSize(2);
        fixture.inner.fail(throttled());

        fixture.read();
        fixture.time.pass(FIRST_PAUSE.multipliedBy(2).minusNanos(1));
        assertThat(fixture.inner.asked()).hasSize(2);
        fixture.time.pass(Duration.ofMillis(10));
        assertThat(fixture.inner.asked()).hasSize(4);
    }

    @Test
    void anOpenCircuitFailsAtOnceAndSaysForHowLong() {
        openKeyknox();

        var answer = fixture.read();

        assertThat(failure(answer)).isInstanceOfSatisfying(NotSentException.class, heldBack -> {
            assertThat(heldBack.reason()).isEqualTo(Reason.CIRCUIT_OPEN);
            assertThat(heldBack.retryAfter()).contains(SECOND);
        });
        assertThat(fixture.heard).contains("KEYKNOX closed to open", "not sent KEYKNOX_KEYS CIRCUIT_OPEN");
    }

    @Test
    void theOtherPartOfTheCloudGoesOn() {
        openKeyknox();
        int before = fixture.inner.asked().size();

        fixture.cloud.searchCards(List.of("a"));

        assertThat(fixture.inner.asked()).hasSize(before + 1);
        assertThat(fixture.inner.asked().get(before).operation()).isEqualTo(Operation.CARD_SEARCH);
    }

    @Test
    void oneRequestFindsOutThatItWorksAgain() {
        openKeyknox();
        fixture.time.pass(SECOND);
        int before = fixture.inner.asked().size();

        var probe = fixture.read();
        assertThat(reason(fixture.read())).isEqualTo(Reason.CIRCUIT_OPEN);
        fixture.inner.answer(List.of());
        fixture.read();

        assertThat(probe.toCompletableFuture()).isCompletedWithValue(List.of());
        assertThat(fixture.inner.asked()).hasSize(before + 2);
        assertThat(fixture.heard).endsWith("KEYKNOX half-open to closed");
    }

    @Test
    void aCircuitThatOpensWhileARequestIsQueuedHoldsItBack() {
        var five = new ResilienceFixture(LONG_RESTS, new RateLimiter.Settings(1, 5, 10, Duration.ofMinutes(1)));
        for (int i = 0; i < 5; i++) {
            five.cloud.pushBackup(ENVELOPE, null);
        }
        var queued = five.read();
        for (int i = 0; i < 5; i++) {
            five.inner.fail(i, trouble());
        }

        five.time.pass(SECOND);

        assertThat(reason(queued)).isEqualTo(Reason.CIRCUIT_OPEN);
        assertThat(five.inner.asked()).hasSize(5);
    }

    private void openKeyknox() {
        for (int i = 0; i < SETTINGS.failuresToOpen(); i++) {
            fixture.cloud.pushBackup(ENVELOPE, null);
            fixture.inner.fail(trouble());
        }
    }

    private static TransientCloudException throttled() {
        return new TransientCloudException(429, 0, "slow down", null);
    }

    private static CompletionStage<List<String>> within(ResilienceFixture where, Duration time) {
        return where.cloud.startingBefore(Deadline.in(time, where.time::nanos)).keys("r", "p", null);
    }

    private static Reason reason(CompletionStage<?> stage) {
        var failure = failure(stage);
        assertThat(failure).isInstanceOf(NotSentException.class);
        return ((NotSentException) failure).reason();
    }
}
