package io.chate2ee.identity.intake;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.outbox.OutboxPublisher;
import io.chate2ee.identity.registry.Sighting;
import io.chate2ee.identity.registry.UserRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Makes users known who have logged in. The replicas share the topic. */
@ApplicationScoped
class LoginIntake {
    private final RecordReader reader;
    private final UntilStored untilStored;
    private final UserRegistry registry;
    private final OutboxPublisher publisher;
    private final IdentityDerivation derivation;
    private final IdCase idCase;
    private final Clock clock;

    LoginIntake(
            RecordReader reader,
            UntilStored untilStored,
            UserRegistry registry,
            OutboxPublisher publisher,
            IdentityDerivation derivation,
            UidSettings uids,
            Clock clock) {
        this.reader = reader;
        this.untilStored = untilStored;
        this.registry = registry;
        this.publisher = publisher;
        this.derivation = derivation;
        this.idCase = uids.idCase();
        this.clock = clock;
    }

    @Incoming("logins")
    Uni<Void> onLogins(ConsumerRecords<String, byte[]> batch) {
        List<Sighting> sightings = reader.read(batch, value -> sighting(LoginEvent.fromJson(value)));
        return sightings.isEmpty() ? Uni.createFrom().voidItem() : store(sightings);
    }

    private Uni<Void> store(List<Sighting> sightings) {
        return untilStored
                .write("log-ins", () -> registry.register(sightings))
                .invoke(publisher::wake)
                .replaceWithVoid();
    }

    private Sighting sighting(LoginEvent login) {
        Uid uid = Uid.parse(login.uid().value(), idCase);
        return new Sighting(uid, derivation.of(uid), possible(login.time()));
    }

    /** Times that lie ahead, or before all computers, say nothing about the user. */
    private Instant possible(Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) || time.isBefore(Instant.EPOCH) ? now : time;
    }
}
