package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestsTest {
    private static final TopicPartition ONE = new TopicPartition("t", 1);
    private static final TopicPartition TWO = new TopicPartition("t", 2);

    // Close to the end of its range: the monotonic clock may overflow at any time.
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 50_000_000);
    private final Rests rests = new Rests(new BackOff(Duration.ofMillis(100), Duration.ofMillis(300)), nanoTime::get);

    @Test
    void aFailedPartitionRestsForItsPauseAndIsToldOnce() {
        rests.failed(ONE);

        pass(99);
        assertThat(rests.over()).isEmpty();
        pass(1);
        assertThat(rests.over()).containsExactly(ONE);
        assertThat(rests.over()).isEmpty();
    }

    @Test
    void eachPartitionsPausesGrowByItsOwnFailures() {
        rests.failed(ONE);
        pass(100);
        rests.over();
        rests.failed(ONE);
        rests.failed(TWO);

        pass(100);
        assertThat(rests.over()).containsExactly(TWO);
        pass(100);
        assertThat(rests.over()).containsExactly(ONE);
    }

    @Test
    void successStartsThePausesAgain() {
        rests.failed(ONE);
        rests.worked(ONE);
        rests.failed(ONE);

        pass(100);
        assertThat(rests.over()).containsExactly(ONE);
    }

    @Test
    void aPartitionIsTroubledUntilItWorks() {
        rests.failed(ONE);
        pass(1_000);
        rests.over();
        assertThat(rests.troubled()).containsExactly(ONE);

        rests.worked(ONE);
        assertThat(rests.troubled()).isEmpty();
    }

    @Test
    void aPartitionThatIsNoLongerOursIsForgotten() {
        rests.failed(ONE);

        rests.forget(List.of(ONE, TWO));

        pass(1_000);
        assertThat(rests.over()).isEmpty();
        assertThat(rests.troubled()).isEmpty();
    }

    private void pass(long millis) {
        nanoTime.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
