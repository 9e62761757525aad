package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.RealClients;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Members come and go in 20 groups for {@code -Dreaders.seconds}, while every tenth call of the service to the cloud fails or loses its
 * answer and its processes die. Those who stay write and read with the real E3Kit all the while; whenever a group is as desired, its
 * members read what is written and nobody else does.
 */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "|true")
class MembersReadIT {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("readers.seconds", 30));
    private static final long SEED = Long.getLong("readers.seed", System.nanoTime());
    private static final int GROUPS = 20;
    private static final int PEOPLE = 6;
    private static final int AT_ONCE = 3;
    private static final int STEPS_TO_DEATH = 60;
    private static final double FAULTY = 0.035;

    private final Random random = new Random(SEED);
    private Surroundings surroundings;
    private RealClients clients;
    private Readers readers;
    private MortalReplicas replicas;

    @BeforeEach
    void start() throws Exception {
        surroundings = new Surroundings();
        TestSettings settings = surroundings.settings(Map.of(
                "sync.card-age",
                "0s",
                "sync.lease",
                "1s",
                "virgil.request-timeout",
                "500ms",
                "sync.back-off-cap",
                "1s"));
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        Owner owner = Replica.owner(surroundings, settings, way);
        clients = new RealClients(surroundings);
        readers = new Readers(surroundings, clients, owner.identity().value(), PEOPLE, GROUPS);
        replicas = new MortalReplicas(surroundings, settings, owner);
        faults(owner.identity().value());
    }

    @AfterEach
    void stop() throws Exception {
        replicas.close();
        clients.close();
        surroundings.close();
    }

    private void faults(String identity) {
        List.of(Operation.KEYKNOX_V2_PUSH, Operation.KEYKNOX_V2_RESET, Operation.KEYKNOX_V2_PULL)
                .forEach(operation -> List.of(
                                new Fault.DropAnswer(),
                                new Fault.Answer(503, 10000, null),
                                new Fault.Answer(429, 10000, null))
                        .forEach(fault -> surroundings
                                .standIn()
                                .faults()
                                .add(new FaultRule(
                                        operation,
                                        null,
                                        identity,
                                        0,
                                        FaultRule.EVERY,
                                        FAULTY,
                                        random.nextLong(),
                                        fault))));
    }

    @Test
    void everyMessageIsReadByExactlyThoseWhoShould() throws Exception {
        readers.awaitSettled();
        long began = System.nanoTime();
        while (System.nanoTime() - began < LENGTH.toNanos()) {
            IntStream.range(0, AT_ONCE).forEach(i -> readers.change(random));
            if (random.nextInt(8) == 0) {
                replicas.doom(random.nextInt(STEPS_TO_DEATH) + 1, random.nextBoolean());
            }
            readers.talkOfThoseWhoStay();
            readers.settledOne(random).ifPresent(readers::checkExactly);
        }
        surroundings.standIn().faults().clear();
        readers.awaitSettled();
        IntStream.range(0, GROUPS).forEach(readers::checkExactly);

        System.out.printf("%s; %d deaths; -Dreaders.seed=%d%n", readers, replicas.deaths(), SEED);
        assertThat(replicas.collisions())
                .as("writers of a group at the same time")
                .isEmpty();
        assertThat(replicas.failure()).as("what a replica ended by").isNull();
    }
}
