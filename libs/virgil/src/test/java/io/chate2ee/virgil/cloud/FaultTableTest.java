package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.card;
import static io.chate2ee.virgil.cloud.CloudFixture.failure;
import static io.chate2ee.virgil.cloud.CloudFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import io.chate2ee.virgil.cloud.resilient.BackOff;
import io.chate2ee.virgil.cloud.resilient.Circuit;
import io.chate2ee.virgil.cloud.resilient.RateLimiter;
import io.chate2ee.virgil.cloud.resilient.Resilience;
import io.chate2ee.virgil.cloud.resilient.ResilienceObserver;
import io.chate2ee.virgil.cloud.resilient.ResilientCloud;
import io.chate2ee.virgil.cloud.resilient.Surroundings;
import io.chate2ee.virgil.cloud.resilient.Timers;
import io.chate2ee.virgil.envelope.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong between a client and the cloud, over real HTTP, and what the caller hears of it. */
class FaultTableTest {

    private static final KeyknoxKey KEY = new KeyknoxKey("r", "p", "k");
    private static final Envelope ENVELOPE = new Envelope(new byte[] {1}, new byte[] {2});

    private final CloudFixture fixture = new CloudFixture();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final CountDownLatch slowAnswer = new CountDownLatch(1);

    @AfterEach
    void stop() {
        slowAnswer.countDown();
        fixture.close();
        clock.shutdownNow();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                fault("500", Reply.error(500, 10000), Outcome.TROUBLE),
                fault("502 of a gateway", new Reply(502, Map.of(), "<html>Bad gateway</html>"), Outcome.TROUBLE),
                fault("503 with a wait", new Reply(503, Map.of("Retry-After", "0"), ""), Outcome.TROUBLE),
                fault("504 without a body", new Reply(504, Map.of(), ""), Outcome.TROUBLE),
                fault("408", new Reply(408, Map.of(), ""), Outcome.TROUBLE),
                fault("429 with a wait", new Reply(429, Map.of("Retry-After", "0"), ""), Outcome.THROTTLED),
                fault("429 without a wait", Reply.error(429, 0), Outcome.THROTTLED),
                fault("redirect", new Reply(302, Map.of("Location", "https://example.org/"), ""), Outcome.TROUBLE),
                fault("404 of a proxy", new Reply(404, Map.of(), "<html>No such host</html>"), Outcome.TROUBLE),
                fault("403 of a firewall", new Reply(403, Map.of(), "<html>Blocked</html>"), Outcome.TROUBLE),
                fault(
                        "200 with an error body",
                        new Reply(200, Map.of(), "{\"code\":1,\"message\":\"m\"}"),
                        Outcome.TROUBLE),
                fault("200 with a page", Reply.ok("<html>Sign in to this network</html>"), Outcome.TROUBLE),
                fault("200 with half a JSON", Reply.ok("[\"1\""), Outcome.TROUBLE),
                fault("200 with nothing", Reply.ok(""), Outcome.TROUBLE),
                fault("compressed though not asked for", compressed(), Outcome.TROUBLE),
                fault("cut in the middle of the body", Reply.cutShort("[\"1\""), Outcome.NO_ANSWER),
                fault("cut instead of an answer", null, Outcome.NO_ANSWER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void aReadRidesItOut(String what, @Nullable Reply fault, Outcome outcome) throws Exception {
        firstAnswer(fault, Reply.ok("[\"1\"]"));

        assertThat(get(cloud(2).keys("r", "p", null))).containsExactly("1");
        assertThat(outcomes).containsExactly(outcome, Outcome.DONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void aPushIsSentOnceUnlessItWasCertainlyNotDone(String what, @Nullable Reply fault, Outcome outcome) {
        fixture.answer(asked -> fault);

        var failure = failure(cloud(2).push(KEY, List.of("o"), ENVELOPE, null));

        if (outcome == Outcome.THROTTLED) {
            assertThat(failure).isInstanceOf(TransientCloudException.class);
            assertThat(fixture.server().asked()).hasSize(2);
        } else {
            assertThat(failure).isInstanceOf(AnswerLostException.class);
            assertThat(fixture.server().asked()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void aRepetitionThatMeetsTheSameFailsAsWhatItIs(String what, @Nullable Reply fault, Outcome outcome) {
        fixture.answer(asked -> fault);

        var failure = failure(cloud(2).keys("r", "p", null));

        assertThat(failure).isInstanceOf(TransientCloudException.class);
        assertThat(Outcome.of(failure)).isEqualTo(outcome);
        assertThat(fixture.server().asked()).hasSize(2);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsGivenUp() {
        fixture.answer(asked -> {
            hold();
            return null;
        });

        assertThat(failure(cloud(1, Duration.ofMillis(200)).push(KEY, List.of("o"), ENVELOPE, null)))
                .isInstanceOf(AnswerLostException.class);
    }

    @Test
    void withoutAConnectionNothingIsLostButTheTime() {
        fixture.server().close();

        assertThat(failure(cloud(3).push(KEY, List.of("o"), ENVELOPE, null)))
                .isInstanceOfSatisfying(
                        TransientCloudException.class,
                        trouble -> assertThat(trouble.isCertainlyNotDone()).isTrue());
        assertThat(outcomes).hasSize(3).containsOnly(Outcome.NO_ANSWER);
    }

    @Test
    void aCardWhosePublicationWasNotHeardOfIsThere() {
        firstAnswer(null, Reply.error(400, 40027));

        assertThat(failure(cloud(2).publishCard(card("alice")))).isInstanceOf(CardExistsException.class);
    }

    @Test
    void whenEverythingIsDownMostRequestsAreNotEvenSent() {
        fixture.answer(asked -> Reply.error(503, 0));
        var cloud = cloud(1);

        for (int call = 0; call < 50; call++) {
            assertThat(failure(cloud.keys("r", "p", null)))
                    .isInstanceOfAny(TransientCloudException.class, NotSentException.class);
        }

        assertThat(fixture.server().asked()).hasSizeLessThan(10);
    }

    @Test
    void whatTheServiceRefusesIsAskedOnce() {
        for (int code : new int[] {20303, 40034, 40300, 50005, 50010}) {
            fixture.answer(asked -> Reply.error(400, code));

            assertThat(failure(cloud(3).keys("r", "p", null)))
                    .isInstanceOfSatisfying(
                            CloudException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
        assertThat(fixture.server().asked()).hasSize(5);
    }

    private void firstAnswer(@Nullable Reply first, Reply then) {
        fixture.answer(asked -> fixture.server().asked().size() == 1 ? first : then);
    }

    private void hold() {
        try {
            slowAnswer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private VirgilCloud cloud(int attempts) {
        return cloud(attempts, Duration.ofSeconds(20));
    }

    private VirgilCloud cloud(int attempts, Duration timeout) {
        Timers timers = (delay, task) -> {
            var scheduled = clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        };
        var rests = new BackOff(Duration.ofHours(1), Duration.ofHours(1));
        var pauses = new BackOff(Duration.ofMillis(1), Duration.ofMillis(5));
        var settings = new Resilience(timeout, attempts, Duration.ofMinutes(1), pauses, 1, 10, 5, rests);
        var limiter = new RateLimiter(
                new RateLimiter.Settings(1000, 1000, 1000, Duration.ofSeconds(1)), timers, System::nanoTime);
        var measured = InstrumentedCloud.wrap(
                fixture.cloud(),
                (operation, outcome, nanos, sent, received) -> outcomes.add(outcome),
                System::nanoTime);
        return ResilientCloud.wrap(
                measured,
                settings,
                limiter,
                new Surroundings(
                        timers,
                        System::nanoTime,
                        () -> ThreadLocalRandom.current().nextLong()),
                new Deaf());
    }

    private static Reply compressed() {
        return new Reply(200, Map.of("Content-Encoding", "gzip", "Virgil-Keyknox-Hash", "aGFzaA=="), "\u001f\u008b");
    }

    private static Arguments fault(String what, @Nullable Reply fault, Outcome outcome) {
        return Arguments.of(what, fault, outcome);
    }

    private static final class Deaf implements ResilienceObserver {
        @Override
        public void repeated(Operation operation) {}

        @Override
        public void notSent(Operation operation, NotSentException.Reason reason) {}

        @Override
        public void moved(Operation.Service service, Circuit from, Circuit to) {}
    }
}
