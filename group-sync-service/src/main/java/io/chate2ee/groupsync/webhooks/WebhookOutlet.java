package io.chate2ee.groupsync.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.WebhookDelivery;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.WebhooksSettings;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.ConfirmingOutlet;
import io.chate2ee.kafka.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes deliveries to the topic of group events: the body untouched, what is known besides in the headers. */
@Singleton
class WebhookOutlet {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final String topic;
    private final Duration timeout;
    private final ConfirmingOutlet outlet;

    @Inject
    WebhookOutlet(KafkaClients kafka, WebhooksSettings settings, ChatSettings chat) {
        this.topic = chat.topics().names().groupEvents();
        this.timeout = settings.timeout();
        this.outlet = kafka.confirmingOutlet("writer of webhooks", settings.waitAtMost(), timeout, BACK_OFF);
    }

    void start() {
        outlet.start();
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        outlet.stop(timeout);
    }

    /** Completes once all replicas of Kafka that must have it have it; fails otherwise, in the configured time or little more. */
    CompletableFuture<Void> write(WebhookDelivery delivery, byte[] body) {
        byte[] key = delivery.guid().map(guid -> guid.value().getBytes(UTF_8)).orElse(null);
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(topic, key, body);
        CloudEvents.binaryHeaders(delivery.event())
                .forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        return outlet.send(sent);
    }

    boolean dead() {
        return outlet.dead();
    }
}
