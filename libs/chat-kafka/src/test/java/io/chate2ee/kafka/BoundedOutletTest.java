package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A producer of Kafka's own that can be away. */
class BoundedOutletTest {
    private static final int ROOM = 3;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(10), Duration.ofMillis(20));

    private final AtomicBoolean away = new AtomicBoolean();
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final BoundedOutlet<String> outlet = new BoundedOutlet<>(
            "topic",
            ROOM,
            text -> new ProducerRecord<>("topic", text.getBytes(UTF_8)),
            new Sender(this::open, BACK_OFF, SOON, System::nanoTime),
            BACK_OFF);

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
    void writesWhatItIsGivenInOrder() {
        outlet.start();
        offer("a", "b", "c");

        await().untilAsserted(() -> assertThat(outlet.written()).isEqualTo(3));
        assertThat(written()).containsExactly("a", "b", "c");
        assertThat(outlet.waiting()).isZero();
        assertThat(outlet.dropped()).isZero();
    }

    @Test
    void canBeMeasured() {
        var meters = new SimpleMeterRegistry();
        OutletMeters.register("lines", outlet, meters);
        offer("a", "b", "c", "d", "e");
        assertThat(meters.get("lines.waiting").gauge().value()).isEqualTo(ROOM);

        outlet.start();

        await().untilAsserted(() -> assertThat(result(meters, "written")).isEqualTo(ROOM));
        assertThat(result(meters, "dropped")).isEqualTo(2);
        assertThat(meters.get("lines.waiting").gauge().value()).isZero();
    }

    private static double result(MeterRegistry meters, String result) {
        return meters.get("lines").tag("result", result).functionCounter().count();
    }

    @Test
    void keepsTheNewestAndCountsTheOthersWhileNobodyTakesThem() {
        offer("a", "b", "c", "d", "e");

        assertThat(outlet.dropped()).isEqualTo(2);
        assertThat(outlet.waiting()).isEqualTo(ROOM);
        outlet.start();
        await().untilAsserted(() -> assertThat(written()).containsExactly("c", "d", "e"));
    }

    @Test
    void writesWhatWaitedOnceKafkaIsBack() {
        away.set(true);
        outlet.start();
        offer("a", "b");
        assertThat(outlet.waiting()).isEqualTo(2);

        away.set(false);

        await().untilAsserted(() -> assertThat(written()).containsExactly("a", "b"));
    }

    @Test
    void whatIsTooLargeForKafkaIsDroppedAndHoldsNobodyBack() {
        kafka.sendException = new RecordTooLargeException("too large");
        outlet.start();
        offer("large");
        await().untilAsserted(() -> assertThat(outlet.dropped()).isEqualTo(1));

        kafka.sendException = null;
        offer("small");

        await().untilAsserted(() -> assertThat(written()).containsExactly("small"));
    }

    @Test
    void writesWhatWaitsBeforeItStops() {
        outlet.start();
        offer("first");
        await().untilAsserted(() -> assertThat(written()).containsExactly("first"));
        offer("a", "b");

        outlet.stop(SOON);

        assertThat(written()).containsExactly("first", "a", "b");
        assertThat(outlet.dead()).isTrue();
    }

    @Test
    void stopsAlthoughKafkaIsAway() {
        away.set(true);
        outlet.start();
        offer("a");

        outlet.stop(SOON);

        assertThat(outlet.dead()).isTrue();
        assertThat(outlet.waiting()).isEqualTo(1);
    }

    private void offer(String... texts) {
        List.of(texts).forEach(outlet::offer);
    }

    private List<String> written() {
        return kafka.history().stream()
                .map(sent -> new String(sent.value(), UTF_8))
                .toList();
    }
}
