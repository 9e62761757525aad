package io.chate2ee.groupsync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LoopStateTest {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final LoopState state = new LoopState("topic", nanoTime::get);

    @Test
    void complainsUntilTheGroupIsJoined() {
        assertThat(state.complaint(SILENCE)).isEqualTo("has not joined its consumer group");

        state.joined();
        assertThat(state.complaint(SILENCE)).isEmpty();

        assertThat(state.closed()).isTrue();
        assertThat(state.complaint(SILENCE)).isEqualTo("has not joined its consumer group");
        assertThat(state.closed()).isFalse();
    }

    @Test
    void namesThePartitionsThatCannotGoOn() {
        state.joined();
        state.turned(Set.of(new TopicPartition("topic", 7), new TopicPartition("topic", 2)), 0, 1);

        assertThat(state.complaint(SILENCE)).isEqualTo("cannot go on with partitions [2, 7]");
    }

    @Test
    void complainsWhenKafkaHasBeenSilentThoughTheLoopTurns() {
        state.joined();
        for (int second = 0; second <= 20; second++) {
            state.turned(Set.of(), 0, 100);
            assertThat(state.complaint(SILENCE)).isEmpty();
            pass(Duration.ofSeconds(1));
        }
        state.turned(Set.of(), 0, 100);
        assertThat(state.complaint(SILENCE)).isEqualTo("does not reach Kafka");

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
