package io.chate2ee.token.identities;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A new assignment begins at the end of the topic: what was written before it, while Kafka or this replica was away, is never read.
 * Called on the consumer's polling thread.
 */
@ApplicationScoped
@Identifier("users")
class MissedNews implements KafkaConsumerRebalanceListener {
    private final CallerIdentities identities;

    MissedNews(CallerIdentities identities) {
        this.identities = identities;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        identities.onNewsMissed();
    }
}
