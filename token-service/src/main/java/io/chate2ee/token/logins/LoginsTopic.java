package io.chate2ee.token.logins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.kafka.BoundedOutlet;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.OutletMeters;
import io.chate2ee.token.kafka.TopicsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Announces logins on {@code e2ee.logins}. Never blocks and never fails: while Kafka is away the newest 10,000 wait, older ones are
 * dropped and counted. group-sync finds such users by its own sweep.
 */
@Singleton
public class LoginsTopic {
    private static final int ROOM = 10_000;
    private static final Duration AT_THE_END = Duration.ofSeconds(3);

    private final Clock clock;
    private final BoundedOutlet<LoginEvent> outlet;

    LoginsTopic(KafkaClients kafka, TopicsSettings topics, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        String topic = topics.topics().logins();
        this.outlet = kafka.outlet(topic, ROOM, login -> record(topic, login));
        OutletMeters.register("token.logins", outlet, meters);
    }

    void onStart(@Observes StartupEvent start) {
        outlet.start();
    }

    void onStop(@Observes ShutdownEvent stop) {
        outlet.stop(AT_THE_END);
    }

    /** Announces that a user was just given a token. */
    public void announce(Uid uid) {
        outlet.offer(new LoginEvent(uid, clock.instant()));
    }

    /** Whether only a new process can announce logins again. */
    public boolean dead() {
        return outlet.dead();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, LoginEvent login) {
        return new ProducerRecord<>(topic, login.uid().value().getBytes(UTF_8), login.toJson());
    }
}
