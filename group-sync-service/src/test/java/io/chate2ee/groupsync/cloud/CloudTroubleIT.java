package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.Deadline;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The way to the cloud in trouble: what is sent again, what is held back, and what is known about a push. */
class CloudTroubleIT extends CloudFixture {
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
}
