package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Producers of Kafka's own that fail on demand: a real broker cannot be made to refuse in these ways. */
class SenderTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<MockProducer<byte[], byte[]>> opened = new ArrayList<>();
    private final AtomicBoolean resolvable = new AtomicBoolean(true);
    private final AtomicBoolean confirming = new AtomicBoolean(true);
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 10);
    private final Sender sender =
            new Sender(this::open, new BackOff(PAUSE, PAUSE.multipliedBy(4)), Duration.ofMillis(50), nanoTime::get);

    private Producer<byte[], byte[]> open() {
        attempts.incrementAndGet();
        if (!resolvable.get()) {
            throw new KafkaException("no resolvable bootstrap urls");
        }
        var producer = new MockProducer<>(confirming.get(), null, new ByteArraySerializer(), new ByteArraySerializer());
        opened.add(producer);
        return producer;
    }

    @Test
    void opensAProducerNotBeforeItIsNeededAndKeepsIt() {
        assertThat(opened).isEmpty();

        sender.send(records("a", "b"));
        sender.send(records("c"));

        assertThat(opened)
                .singleElement()
                .satisfies(producer -> assertThat(
                                producer.history().stream().map(sent -> new String(sent.value(), UTF_8)))
                        .containsExactly("a", "b", "c"));
    }

    @Test
    void confirmsEveryRecord() {
        Receipts receipts = sender.send(records("a", "b"));

        assertThat(receipts.failures()).hasSize(2).allMatch(failure -> failure.isEmpty());
        assertThatCode(receipts::orThrow).doesNotThrowAnyException();
    }

    @Test
    void failsAtOnceWhileNoProducerCanBeOpenedAndTriesAgainAfterAPauseThatGrows() {
        resolvable.set(false);
        assertThat(sender.send(records("a")).failure(0)).containsInstanceOf(KafkaException.class);
        assertThat(sender.send(records("a")).failure(0)).containsInstanceOf(KafkaException.class);
        assertThat(attempts).hasValue(1);

        nanoTime.addAndGet(PAUSE.toNanos());
        sender.send(records("a"));
        assertThat(attempts).hasValue(2);

        resolvable.set(true);
        nanoTime.addAndGet(PAUSE.toNanos());
        assertThat(sender.send(records("a")).failure(0)).isPresent();
        nanoTime.addAndGet(PAUSE.toNanos());
        assertThat(sender.send(records("a")).failure(0)).isEmpty();
    }

    @Test
    void oneRefusedRecordDoesNotHoldBackTheOthers() {
        sender.send(records());
        opened.get(0).sendException = new RecordTooLargeException("too large");
        Receipts receipts = sender.send(records("a", "b"));

        assertThat(receipts.failures()).allMatch(failure -> failure.isPresent());
        assertThatThrownBy(receipts::orThrow)
                .isInstanceOf(KafkaException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
        opened.get(0).sendException = null;
        assertThat(sender.send(records("c")).failure(0)).isEmpty();
        assertThat(opened).hasSize(1);
    }

    @Test
    void whatIsNotConfirmedInTimeCountsAsFailed() {
        confirming.set(false);

        Receipts receipts = sender.send(records("a", "b"));

        assertThat(receipts.failures())
                .allSatisfy(failure -> assertThat(failure).containsInstanceOf(TimeoutException.class));
    }

    @Test
    void aProducerThatCannotRecoverIsReplaced() {
        sender.send(records());
        opened.get(0).sendException = new ClusterAuthorizationException("never");

        assertThat(sender.send(records("a")).failure(0)).isPresent();

        assertThat(opened.get(0).closed()).isTrue();
        assertThat(sender.send(records("a")).failure(0)).isEmpty();
        assertThat(opened).hasSize(2);
    }

    @Test
    void anInterruptedCallerIsToldSo() {
        confirming.set(false);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> sender.send(records("a"))).isInstanceOf(InterruptException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void nothingIsSentAfterItWasClosed() {
        sender.send(records("a"));

        sender.close(PAUSE);

        assertThat(opened.get(0).closed()).isTrue();
        assertThat(sender.send(records("b")).failure(0)).containsInstanceOf(KafkaException.class);
        assertThat(opened).hasSize(1);
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String... values) {
        return List.of(values).stream()
                .map(value -> new ProducerRecord<byte[], byte[]>("topic", value.getBytes(UTF_8)))
                .toList();
    }
}
