package io.chate2ee.groupsync.announce;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The way to Kafka, whatever the topic. */
@Singleton
class Records {
    private final MutinyEmitter<byte[]> emitter;
    private final String prefix;

    @Inject
    Records(
            @Channel("announcements") MutinyEmitter<byte[]> emitter,
            @ConfigProperty(name = "chat.topics.prefix") Optional<String> prefix) {
        this.emitter = emitter;
        this.prefix = prefix.orElse("");
    }

    /** Completes when the broker has acknowledged the record. */
    Uni<Void> send(String topic, String key, byte[] value) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(prefix + topic)
                .withKey(key)
                .build();
        return emitter.sendMessage(Message.of(value).addMetadata(metadata));
    }
}
