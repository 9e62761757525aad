package io.chate2ee.endtoend;

import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.suite.StackAddresses;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything that is on a topic at this moment, from its beginning. */
final class TopicContents {
    private TopicContents() {}

    /** The records of one key in order. */
    static List<byte[]> of(StackAddresses addresses, String topic, String key) {
        return all(addresses, topic).stream()
                .filter(message -> key.equals(message.key()))
                .map(ConsumerRecord::value)
                .toList();
    }

    /** All records. */
    static List<ConsumerRecord<String, byte[]>> all(StackAddresses addresses, String topic) {
        return WholeTopic.read(addresses.kafka(), topic);
    }
}
