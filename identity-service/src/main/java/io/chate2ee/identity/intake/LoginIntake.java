package io.chate2ee.identity.intake;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.outbox.OutboxPublisher;
import io.chate2ee.identity.registry.Sighting;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.kafka.BatchHandler;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Makes users known who have logged in. The replicas share the topic. */
@Singleton
class LoginIntake implements BatchHandler {
    private final RecordReader reader;
    private final UserRegistry registry;
    private final OutboxPublisher publisher;
    private final IdentityDerivation derivation;
    private final IdCase idCase;
    private final Clock clock;

    LoginIntake(
            RecordReader reader,
            UserRegistry registry,
            OutboxPublisher publisher,
            IdentityDerivation derivation,
            UidSettings uids,
            Clock clock) {
        this.reader = reader;
        this.registry = registry;
        this.publisher = publisher;
        this.derivation = derivation;
        this.idCase = uids.idCase();
        this.clock = clock;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> batch) {
        List<Sighting> sightings = reader.read(batch, value -> sighting(LoginEvent.fromJson(value)));
        if (!sightings.isEmpty()) {
            registry.register(Purpose.REGISTER, sightings).await().atMost(Intake.LONGEST_BATCH);
            publisher.wake();
        }
        return Map.of();
    }

    private Sighting sighting(LoginEvent login) {
        Uid uid = Uid.parse(login.uid().value(), idCase);
        return new Sighting(uid, derivation.of(uid), possible(login.time()), IdentitySource.LOGIN);
    }

    /** Times that lie ahead, or before all computers, say nothing about the user. */
    private Instant possible(Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) || time.isBefore(Instant.EPOCH) ? now : time;
    }
}
