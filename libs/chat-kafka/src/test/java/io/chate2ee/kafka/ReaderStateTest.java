package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReaderStateTest {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final ReaderState state = new ReaderState("has no partitions", nanoTime::get);

    @Test
    void complainsUntilThereArePartitions() {
        assertThat(state.complaint(SILENCE)).contains("has no partitions");

        state.withPartitions();
        assertThat(state.complaint(SILENCE)).isEmpty();

        state.withoutPartitions();
        assertThat(state.complaint(SILENCE)).contains("has no partitions");
    }

    @Test
    void namesThePartitionsThatCannotGoOn() {
        state.withPartitions();
        state.turned(Set.of(new TopicPartition("topic", 7), new TopicPartition("topic", 2)), 0, 1);

        assertThat(state.complaint(SILENCE)).contains("cannot go on with partitions [2, 7]");
    }

    @Test
    void complainsWhenKafkaHasBeenSilentThoughTheLoopTurns() {
        state.withPartitions();
        for (int second = 0; second <= 20; second++) {
            state.turned(Set.of(), 0, 100);
            assertThat(state.complaint(SILENCE)).isEmpty();
            pass(Duration.ofSeconds(1));
        }
        state.turned(Set.of(), 0, 100);
        assertThat(state.complaint(SILENCE)).contains("does not reach Kafka");

        state.turned(Set.of(), 0, 101);
        assertThat(state.complaint(SILENCE)).isEmpty();
    }

    @Test
    void tellsHowLongAgoTheLoopTurned() {
        state.turned(Set.of(), 3, 0);
        pass(Duration.ofSeconds(9));

        assertThat(state.sinceLastTurn()).isEqualTo(Duration.ofSeconds(9));
        assertThat(state.lag()).isEqualTo(3);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
