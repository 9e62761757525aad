package io.chate2ee.virgil.cloud.resilient;

import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.FIRST_PAUSE;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.SETTINGS;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.TIME_OUT;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.failure;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.notConnected;
import static io.chate2ee.virgil.cloud.resilient.ResilienceFixture.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.card.CardSignature;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent again, what is not, and what the caller hears. */
class ResilientCloudTest {

    private static final String ID = "0".repeat(64);
    private static final KeyknoxKey KEY = new KeyknoxKey("r", "p", "k");
    private static final Envelope ENVELOPE = new Envelope(new byte[1], new byte[1]);
    private static final RawCard CARD = new RawCard(new byte[1], List.<CardSignature>of());

    private final ResilienceFixture fixture = new ResilienceFixture();

    @Test
    void whatSucceedsIsSentOnce() {
        var answer = fixture.read();

        fixture.inner.answer(List.of("0"));

        assertThat(answer.toCompletableFuture()).isCompletedWithValue(List.of("0"));
        assertThat(fixture.inner.asked()).hasSize(1);
        assertThat(fixture.heard).isEmpty();
        assertThat(fixture.time.waiting()).as("timers left behind").isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeatable")
    void readsPublishingAndEmptyingTheBackupAreSentAgain(String what, Function<VirgilCloud, CompletionStage<?>> call) {
        var answer = call.apply(fixture.cloud);
        fixture.inner.fail(trouble());
        assertThat(fixture.inner.asked()).hasSize(1);

        fixture.time.pass(FIRST_PAUSE);

        assertThat(fixture.inner.asked()).hasSize(2);
        assertThat(fixture.heard).hasSize(1).first().asString().startsWith("repeated");
        assertThat(answer.toCompletableFuture()).isNotDone();
    }

    static Stream<Arguments> repeatable() {
        return Stream.of(
                call("publish", cloud -> cloud.publishCard(CARD)),
                call("get card", cloud -> cloud.getCard(ID)),
                call("search", cloud -> cloud.searchCards(List.of("a"))),
                call("outdated", cloud -> cloud.outdatedCards(List.of(ID))),
                call("pull backup", VirgilCloud::pullBackup),
                call("reset backup", VirgilCloud::resetBackup),
                call("pull", cloud -> cloud.pull(KEY, null)),
                call("keys", cloud -> cloud.keys("r", "p", null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeWhoseAnswerWasLostIsNotSentAgainButTold(String what, Function<VirgilCloud, CompletionStage<?>> call) {
        var trouble = trouble(503, Duration.ofSeconds(2));
        var answer = call.apply(fixture.cloud);

        fixture.inner.fail(trouble);

        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        AnswerLostException.class,
                        lost -> assertThat(lost.retryAfter()).contains(Duration.ofSeconds(2)))
                .hasCause(trouble);
        fixture.time.pass(Duration.ofMinutes(1));
        assertThat(fixture.inner.asked()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeThatCertainlyWasNotMadeIsSentAgain(String what, Function<VirgilCloud, CompletionStage<?>> call) {
        var answer = call.apply(fixture.cloud);
        fixture.inner.fail(notConnected());
        fixture.time.pass(FIRST_PAUSE);
        assertThat(fixture.inner.asked()).hasSize(2);

        fixture.inner.fail(trouble(429, Duration.ofSeconds(1)));
        fixture.time.pass(Duration.ofSeconds(1));

        assertThat(fixture.inner.asked()).hasSize(3);
        assertThat(answer.toCompletableFuture()).isNotDone();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                call("push", cloud -> cloud.push(KEY, List.of("o"), ENVELOPE, null)),
                call("reset recipient", cloud -> cloud.resetRecipient("r", "p", null, "bob")),
                call("reset path", cloud -> cloud.resetPath("r", "p")),
                call("push backup", cloud -> cloud.pushBackup(ENVELOPE, null)),
                call("revoke card", cloud -> cloud.revokeCard(ID)));
    }

    @Test
    void refusalsAreHandedOnAtOnce() {
        for (var refusal : List.of(
                new ForbiddenException(403, 1, "no"),
                new StaleHashException(400, 50010, "hash"),
                new IllegalStateException("no key"))) {
            var answer = fixture.read();

            fixture.inner.fail(refusal);

            assertThat(failure(answer)).isSameAs(refusal);
        }
        assertThat(fixture.inner.asked()).hasSize(3);
    }

    @Test
    void attemptsAreCountedAndTheLastFailureIsTold() {
        var last = trouble();
        var answer = fixture.read();
        fixture.inner.fail(trouble());
        fixture.time.pass(FIRST_PAUSE);
        fixture.inner.fail(trouble());
        fixture.time.pass(FIRST_PAUSE.multipliedBy(2));

        fixture.inner.fail(last);

        assertThat(failure(answer)).isSameAs(last);
        fixture.time.pass(Duration.ofMinutes(1));
        assertThat(fixture.inner.asked()).hasSize(3);
    }

    @Test
    void thePauseDoublesAndALongerOneThatIsAskedForIsKept() {
        fixture.read();
        fixture.inner.fail(trouble());
        fixture.time.pass(FIRST_PAUSE.minusNanos(1));
        assertThat(fixture.inner.asked()).hasSize(1);
        fixture.time.pass(Duration.ofNanos(1));
        assertThat(fixture.inner.asked()).hasSize(2);
        fixture.inner.fail(trouble(503, Duration.ofSeconds(5)));

        fixture.time.pass(Duration.ofSeconds(5).minusNanos(1));
        assertThat(fixture.inner.asked()).hasSize(2);
        fixture.time.pass(Duration.ofNanos(1));

        assertThat(fixture.inner.asked()).hasSize(3);
    }

    @Test
    void anAttemptThatNeverEndsIsGivenUpAndItsLateAnswerIgnored() {
        var answer = fixture.read();
        fixture.time.pass(TIME_OUT);
        fixture.time.pass(FIRST_PAUSE);
        assertThat(fixture.inner.asked()).hasSize(2);

        fixture.inner.answer(0, List.of("late"));
        assertThat(answer.toCompletableFuture()).isNotDone();
        fixture.inner.answer(1, List.of("second"));

        assertThat(answer.toCompletableFuture()).isCompletedWithValue(List.of("second"));
    }

    @Test
    void aPushThatNeverEndsIsALostAnswer() {
        var answer = fixture.cloud.push(KEY, List.of("o"), ENVELOPE, null);

        fixture.time.pass(TIME_OUT);

        assertThat(failure(answer))
                .isInstanceOf(AnswerLostException.class)
                .hasCauseInstanceOf(TransientCloudException.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void whenEverythingFailsNearlyNothingIsRepeated() {
        var patient = new ResilienceFixture(
                new Resilience(
                        TIME_OUT, 3, Duration.ofSeconds(20), SETTINGS.pauses(), 0.1, 10, 1_000_000, SETTINGS.rests()),
                new RateLimiter.Settings(1e6, 1000, 1000, Duration.ofMinutes(1)));

        for (int call = 0; call < 1000; call++) {
            patient.read();
            patient.inner.fail(trouble());
            for (int again = 0; again < 2; again++) {
                patient.time.pass(Duration.ofSeconds(1));
                patient.inner.fail(trouble());
            }
        }

        assertThat(patient.inner.asked()).hasSizeBetween(1000, 1110);
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        var pauses = SETTINGS.pauses();
        var second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Resilience(Duration.ZERO, 1, second, pauses, 0, 0, 1, pauses))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resilience(second, 0, second, pauses, 0, 0, 1, pauses))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resilience(second, 1, second, pauses, 1.1, 0, 1, pauses))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resilience(second, 1, second, pauses, 0, 0, 0, pauses))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments call(String what, Function<VirgilCloud, CompletionStage<?>> call) {
        return Arguments.of(what, call);
    }
}
