package io.chate2ee.token.logins;

import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.token.kafka.KafkaLoop;
import io.chate2ee.token.kafka.TopicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes waiting logins to {@code e2ee.logins}. Its thread is the only one that ever waits for Kafka. */
@ApplicationScoped
class LoginsTopic {
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(3);
    private static final int LONGEST_METADATA_WAIT_MS = 5_000;

    private final Map<String, Object> kafka;
    private final String topic;
    private final LoginAnnouncer logins;
    private final KafkaLoop loop = new KafkaLoop("e2ee.logins writer", this::write);

    LoginsTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicsSettings topics,
            LoginAnnouncer logins) {
        this.kafka = new HashMap<>(kafka);
        this.topic = topics.topics().logins();
        this.logins = logins;
        this.kafka.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_METADATA_WAIT_MS);
        this.kafka.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        this.kafka.put(ProducerConfig.ACKS_CONFIG, "1");
    }

    void onStart(@Observes StartupEvent start) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        loop.stop(() -> {}, AT_THE_END.plus(LOOK_UP));
    }

    private void write(KafkaLoop current) throws InterruptedException {
        var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        try {
            while (!current.isStopping() || !logins.isEmpty()) {
                waitForTopic(producer);
                current.succeeded();
                var next = logins.next(LOOK_UP);
                if (next != null) {
                    send(producer, next);
                }
            }
        } finally {
            producer.close(AT_THE_END);
        }
    }

    /** Before a login is taken out of the queue: so that it waits there, and not in vain, while Kafka is away. */
    private void waitForTopic(Producer<String, byte[]> producer) {
        if (producer.partitionsFor(topic).isEmpty()) {
            throw new TimeoutException(topic + " does not exist yet");
        }
    }

    private void send(Producer<String, byte[]> producer, LoginEvent login) {
        var record = new ProducerRecord<>(topic, login.uid().value(), login.toJson());
        var unused = producer.send(record, (metadata, failure) -> logins.counted(failure == null));
    }
}
