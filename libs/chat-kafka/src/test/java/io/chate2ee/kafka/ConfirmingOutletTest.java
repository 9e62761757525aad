package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A producer of Kafka's own that can be away. */
class ConfirmingOutletTest {
    private static final int ROOM = 3;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(10), Duration.ofMillis(20));

    private final AtomicBoolean away = new AtomicBoolean();
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ConfirmingOutlet outlet =
            new ConfirmingOutlet("outlet", ROOM, new Sender(this::open, BACK_OFF, SOON, System::nanoTime), BACK_OFF);

    private Producer<byte[], byte[]> open() {
        if (away.get()) {
            throw new KafkaException("no resolvable bootstrap urls");
        }
        return kafka;
    }

    @AfterEach
    void stop() {
        outlet.stop(SOON);
    }

    @Test
    void confirmsWhatKafkaHas() {
        outlet.start();

        send("a").orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(written()).containsExactly("a");
    }

    @Test
    void whatKafkaDoesNotTakeHasFailedAndIsNotWrittenLater() {
        away.set(true);
        outlet.start();
        assertThatThrownBy(() -> send("lost").get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(KafkaException.class);

        away.set(false);
        sendUntilTaken("b");

        assertThat(written()).doesNotContain("lost").contains("b");
    }

    @Test
    void oneTooManyFailsAtOnce() {
        List<CompletableFuture<Void>> waiting = List.of(send("a"), send("b"), send("c"));

        assertThatThrownBy(() -> send("d").get(5, TimeUnit.SECONDS)).hasMessageContaining("no room");

        outlet.start();
        waiting.forEach(one -> one.orTimeout(5, TimeUnit.SECONDS).join());
        assertThat(written()).containsExactly("a", "b", "c");
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotSent() {
        send("given up").cancel(false);
        CompletableFuture<Void> wanted = send("wanted");

        outlet.start();
        wanted.orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(written()).containsExactly("wanted");
    }

    @Test
    void whatWaitsWhenItStopsIsConfirmedOrFailed() {
        CompletableFuture<Void> neverStarted = send("a");

        outlet.stop(SOON);

        assertThat(neverStarted).isCompletedExceptionally();
        assertThat(send("late")).isCompletedExceptionally();
    }

    private CompletableFuture<Void> send(String text) {
        return outlet.send(new ProducerRecord<>("topic", text.getBytes(UTF_8)));
    }

    /** The pause after the failure has to pass. */
    private void sendUntilTaken(String text) {
        org.awaitility.Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> {
            send(text).get(5, TimeUnit.SECONDS);
            return true;
        });
    }

    private List<String> written() {
        return kafka.history().stream()
                .map(sent -> new String(sent.value(), UTF_8))
                .toList();
    }
}
