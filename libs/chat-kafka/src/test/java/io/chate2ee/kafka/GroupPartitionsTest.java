package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

/** What a real broker cannot be brought to at a chosen moment: a wake-up that arrives just when a commit waits for its answer. */
class GroupPartitionsTest {
    private static final Map<TopicPartition, OffsetAndMetadata> DONE =
            Map.of(new TopicPartition("topic", 0), new OffsetAndMetadata(7));

    @Test
    void aCommitThatAWakeUpInterruptsIsMadeAgain() {
        WokenOnce consumer = new WokenOnce();

        new GroupPartitions("topic").done(consumer, DONE, Duration.ofSeconds(1));

        assertThat(consumer.commits).containsExactly(DONE);
    }

    private static final class WokenOnce extends MockConsumer<byte[], byte[]> {
        final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
        private boolean woken;

        WokenOnce() {
            super("earliest");
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            if (!woken) {
                woken = true;
                throw new WakeupException();
            }
            commits.add(offsets);
        }
    }
}
