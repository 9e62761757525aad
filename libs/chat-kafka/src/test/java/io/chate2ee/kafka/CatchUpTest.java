package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final TopicPartition ONE = new TopicPartition("t", 1);
    private static final TopicPartition TWO = new TopicPartition("t", 2);

    private final CatchUp catchUp = new CatchUp();

    @Test
    void isNotDoneBeforeItBegan() {
        assertThat(catchUp.isDone()).isFalse();
    }

    @Test
    void isDoneAtOnceWhereNothingIsToBeRead() {
        catchUp.begin(Map.of(ONE, 5L, TWO, 0L), Map.of(ONE, 5L, TWO, 0L));

        assertThat(catchUp.isDone()).isTrue();
    }

    @Test
    void isDoneWhenTheLastPartitionHasReachedItsEnd() {
        catchUp.begin(Map.of(ONE, 5L, TWO, 3L), Map.of(ONE, 0L, TWO, 0L));

        catchUp.handledBefore(Map.of(ONE, 7L, TWO, 2L));
        assertThat(catchUp.isDone()).isFalse();

        catchUp.handledBefore(Map.of(TWO, 3L));
        assertThat(catchUp.isDone()).isTrue();
    }

    @Test
    void staysDone() {
        catchUp.begin(Map.of(ONE, 1L), Map.of(ONE, 1L));

        catchUp.handledBefore(Map.of(ONE, 0L));

        assertThat(catchUp.isDone()).isTrue();
    }
}
