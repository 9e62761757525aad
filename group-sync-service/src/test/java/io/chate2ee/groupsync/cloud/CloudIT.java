package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.Deadline;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to the cloud, over real HTTP. */
class CloudIT {
    private static final Map<String, String> ONCE = Map.of("virgil.retry.attempts", "1");

    private final Ed25519PrivateKey appKey = Ed25519PrivateKey.generate(new SecureRandom());
    private Vertx vertx;
    private StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        standIn = StandIn.start(StandInOptions.builder()
                .app("app", Map.of("app-key", appKey.publicKey()))
                .build());
    }

    @AfterEach
    void stop() {
        standIn.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anExpiredTokenIsRenewedOnceWithoutAnybodyNoticing() {
        TestCloud way = way(Map.of());
        fault(1, new Fault.Answer(401, 20304, null));

        assertThat(search(way)).isEmpty();

        assertThat(standIn.calls()).hasSize(2);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void aFreshTokenCalledExpiredClosesTheGate() {
        TestCloud way = way(Map.of());
        fault(2, new Fault.Answer(401, 20304, null));

        assertThatThrownBy(() -> search(way)).isInstanceOf(CompletionException.class);

        assertThat(standIn.calls()).hasSize(2);
        assertThat(way.gate().isOpen()).isFalse();
    }

    @Test
    void aRefusedAppClosesTheGateUntilACallSucceeds() {
        TestCloud stranger = way(Map.of("virgil.app-key-id", "another-key"));

        assertThatThrownBy(() -> search(stranger)).hasCauseInstanceOf(AppRefusedException.class);
        assertThat(stranger.gate().isOpen()).isFalse();

        TestCloud way = way(Map.of());
        fault(1, new Fault.Answer(400, 20303, null));
        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(AppRefusedException.class);
        search(way);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void troubleOfTheNetworkSaysNothingAboutTheApp() {
        TestCloud way = way(ONCE);
        fault(1, new Fault.CloseConnection());

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsGivenUp() {
        TestCloud way = way(Map.of("virgil.request-timeout", "200ms", "virgil.retry.attempts", "1"));
        fault(1, new Fault.Delay(Duration.ofSeconds(30)));

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenUp() {
        TestCloud way = way(Map.of("virgil.max-answer-bytes", "1"));

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
    }

    @Test
    void aReadThatMeetsTroubleIsSentAgainAndBothAreCounted() {
        TestCloud way = way(Map.of());
        fault(1, new Fault.Answer(503, 10000, null));

        assertThat(search(way)).isEmpty();

        assertThat(standIn.calls()).hasSize(2);
        assertThat(way.metrics()
                        .get("group_sync.cloud.requests")
                        .tag("outcome", "trouble")
                        .timer()
                        .count())
                .isOne();
        assertThat(way.metrics()
                        .get("group_sync.cloud.requests")
                        .tag("outcome", "done")
                        .timer()
                        .count())
                .isOne();
        assertThat(way.metrics().get("group_sync.cloud.repeated").counter().count())
                .isOne();
        assertThat(way.metrics()
                        .get("group_sync.cloud.bytes")
                        .tag("direction", "received")
                        .counter()
                        .count())
                .isEqualTo("[]".length());
    }

    @Test
    void aPushIsNotSentAgainWhenItsAnswerWasLost() {
        TestCloud way = way(Map.of());
        standIn.faults().add(FaultRule.next(1, Operation.KEYKNOX_V2_PUSH, new Fault.DropAnswer()));

        assertThatThrownBy(() -> push(way)).hasCauseInstanceOf(AnswerLostException.class);

        assertThat(standIn.calls()).hasSize(1);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void withoutAConnectionAPushWasCertainlyNotDone() {
        TestCloud way = way(Map.of());
        standIn.close();

        assertThatThrownBy(() -> push(way))
                .cause()
                .isInstanceOfSatisfying(
                        TransientCloudException.class,
                        trouble -> assertThat(trouble.isCertainlyNotDone()).isTrue());
    }

    @Test
    void cardsThatKeepFailingAreLeftAloneAndKeyknoxGoesOn() {
        TestCloud way = way(Map.of(
                "virgil.retry.attempts",
                "1",
                "virgil.breaker.failures",
                "3",
                "virgil.breaker.first-rest",
                "1h",
                "virgil.breaker.longest-rest",
                "1h"));
        fault(3, new Fault.Answer(500, 10000, null));
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
        }

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(NotSentException.class);
        push(way);

        assertThat(standIn.calls()).hasSize(4);
        assertThat(way.metrics()
                        .get("group_sync.cloud.circuit.open")
                        .tag("service", "cards")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(way.metrics()
                        .get("group_sync.cloud.not.sent")
                        .tag("reason", "circuit_open")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatCannotStartBeforeItsDeadlineIsNotSentWhileItWaitsForItsTurn() {
        TestCloud way = way(Map.of("virgil.rate.per-second", "0.01", "virgil.rate.burst", "1"));
        search(way);

        assertThatThrownBy(() -> way.cloud()
                        .startingBefore(Deadline.in(Duration.ofSeconds(3), System::nanoTime))
                        .keys("root", "path", null)
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(NotSentException.class);

        assertThat(standIn.calls()).hasSize(1);
    }

    @Test
    void aProcessThatWasStoppedWhileItConnectedSendsNothingAfterwards() {
        long[] readings = {0, Duration.ofMinutes(2).toNanos()};
        AtomicInteger reading = new AtomicInteger();
        try (VertxTransport transport = new VertxTransport(
                vertx,
                URI.create(standIn.url()),
                Duration.ofSeconds(3),
                1000,
                () -> readings[Math.min(reading.getAndIncrement(), 1)])) {
            VirgilCloud cloud = new HttpVirgilCloud(transport, () -> "token");

            assertThatThrownBy(() -> cloud.keys("root", "path", null)
                            .toCompletableFuture()
                            .join())
                    .hasRootCauseMessage("connected too late");
        }
        assertThat(standIn.calls()).isEmpty();
    }

    @Test
    void aConnectionThatDoesNotComeInTimeHasCarriedNothing() throws IOException {
        List<SocketChannel> crowd = new ArrayList<>();
        try (ServerSocket neverAccepts = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int place = 0; place < 8; place++) {
                SocketChannel one = SocketChannel.open();
                one.configureBlocking(false);
                one.connect(neverAccepts.getLocalSocketAddress());
                crowd.add(one);
            }
            TestCloud way = way(Map.of(
                    "virgil.url",
                    "http://127.0.0.1:" + neverAccepts.getLocalPort(),
                    "virgil.request-timeout",
                    "500ms"));

            assertThatThrownBy(() -> push(way))
                    .cause()
                    .isInstanceOfSatisfying(
                            TransientCloudException.class,
                            trouble -> assertThat(trouble.isCertainlyNotDone()).isTrue());
        } finally {
            for (SocketChannel one : crowd) {
                one.close();
            }
        }
    }

    private static void push(TestCloud way) {
        String owner = way.credentials().owner().value();
        way.cloud()
                .push(
                        new KeyknoxKey("root", "path", "0"),
                        List.of(owner),
                        new Envelope(new byte[] {1}, new byte[] {2}),
                        null)
                .toCompletableFuture()
                .join();
    }

    private List<?> search(TestCloud way) {
        return way.cloud()
                .searchCards(List.of("somebody-unknown"))
                .toCompletableFuture()
                .join();
    }

    private void fault(int times, Fault fault) {
        standIn.faults().add(FaultRule.next(times, Operation.CARD_SEARCH, fault));
    }

    private TestCloud way(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(Map.of(
                "virgil.url",
                standIn.url(),
                "virgil.app-id",
                "app",
                "virgil.app-key-id",
                "app-key",
                "virgil.app-key",
                Base64.getEncoder().encodeToString(appKey.exportDer()),
                "virgil.service-key",
                Base64.getEncoder().encodeToString(standIn.serviceKey().toDer()),
                "owner.key-encryption-key",
                "unused"));
        values.putAll(changed);
        return TestCloud.to(TestSettings.of(values), vertx);
    }
}
