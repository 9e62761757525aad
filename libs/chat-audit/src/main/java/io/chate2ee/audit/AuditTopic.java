package io.chate2ee.audit;

import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.kafka.BoundedOutlet;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.OutletMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes lines to the service's topic; while Kafka is away the newest 10,000 wait. */
@Singleton
public class AuditTopic implements AuditWriter {
    private static final int ROOM = 10_000;

    private final BoundedOutlet<AuditRecord> outlet;
    private final Duration atTheEnd;

    AuditTopic(KafkaClients kafka, AuditSettings settings, ServiceName service, MeterRegistry meters) {
        String topic = new Topics(settings.topics().prefix().orElse("")).audit(service.value());
        this.atTheEnd = settings.audit().atTheEnd();
        this.outlet = kafka.outlet(topic, ROOM, line -> new ProducerRecord<>(topic, line.toJson()));
        OutletMeters.register("chat.audit", outlet, meters);
    }

    void onStart(@Observes StartupEvent start) {
        outlet.start();
    }

    void onStop(@Observes ShutdownEvent stop) {
        outlet.stop(atTheEnd);
    }

    /** Whether only a new process can write again. */
    public boolean dead() {
        return outlet.dead();
    }

    @Override
    public void write(AuditRecord line) {
        outlet.offer(line);
    }

    @Override
    public boolean isHalfFull() {
        return outlet.waiting() > ROOM / 2;
    }
}
