package io.chate2ee.token.logins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaThread;
import io.chate2ee.kafka.Receipts;
import io.chate2ee.kafka.Sender;
import io.chate2ee.token.kafka.TopicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes waiting logins to {@code e2ee.logins}. Its thread is the only one that ever waits for Kafka. */
@ApplicationScoped
public class LoginsTopic {
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final String topic;
    private final LoginAnnouncer logins;
    private final Sender sender;
    private final KafkaThread thread;

    /** Taken out of the queue and not confirmed yet. Of the thread alone. */
    private final List<LoginEvent> inHand = new ArrayList<>();

    LoginsTopic(KafkaClients kafka, TopicsSettings topics, LoginAnnouncer logins) {
        this.topic = topics.topics().logins();
        this.logins = logins;
        this.sender = kafka.sender(TIMEOUT, BACK_OFF, Map.of());
        this.thread = new KafkaThread("writer of " + topic, BACK_OFF, this::write);
    }

    void onStart(@Observes StartupEvent start) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent stop) {
        thread.askToStop();
        thread.awaitEnd(AT_THE_END.plus(LOOK_UP));
        sender.close(AT_THE_END);
    }

    /** Whether only a new process can announce logins again. */
    public boolean dead() {
        return thread.hasEnded();
    }

    /** What is not confirmed stays in hand and is sent again, after a pause, by the next run. */
    private void write(KafkaThread current) throws InterruptedException {
        while (!current.isStopping() || !logins.isEmpty()) {
            if (inHand.isEmpty()) {
                inHand.addAll(logins.next(LOOK_UP));
            }
            send();
            current.succeeded();
        }
    }

    private void send() {
        if (inHand.isEmpty()) {
            return;
        }
        Receipts receipts = sender.send(inHand.stream().map(this::record).toList());
        List<LoginEvent> again = new ArrayList<>();
        for (int i = 0; i < inHand.size(); i++) {
            if (receipts.failure(i).isPresent()) {
                again.add(inHand.get(i));
            }
        }
        logins.written(inHand.size() - again.size());
        inHand.clear();
        inHand.addAll(again);
        receipts.orThrow();
    }

    private ProducerRecord<byte[], byte[]> record(LoginEvent login) {
        return new ProducerRecord<>(topic, login.uid().value().getBytes(UTF_8), login.toJson());
    }
}
