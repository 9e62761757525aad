package io.chate2ee.identity.intake;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.settings.TopicsSettings;
import io.chate2ee.kafka.AllPartitions;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.GroupPartitions;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.ReaderTimes;
import io.chate2ee.kafka.TopicReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Starts a reader for each topic once the registry is open, and stops them before anything else goes. The replicas share the log-ins;
 * every one of them reads all groups, from the beginning, and the changes of users from now on, since what was before is in the
 * database.
 */
@Singleton
public class Intake {
    /** A batch that is not stored in this time counts as failed and is read again. */
    static final Duration LONGEST_BATCH = Duration.ofSeconds(60);

    private static final int FIRST = 1;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final ReaderTimes TIMES = new ReaderTimes(
            new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10)),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20));

    private final RegistryGate gate;
    private final AllPartitions groups;
    private final List<TopicReader> readers;

    Intake(
            RegistryGate gate,
            KafkaClients kafka,
            TopicsSettings settings,
            UserIntake users,
            GroupIntake groupIntake,
            LoginIntake logins,
            RecordReader records,
            MeterRegistry meters) {
        Topics topics = settings.topics();
        this.gate = gate;
        groups = AllPartitions.fromBeginning(topics.groups());
        var everything = kafka.alone(BatchSize.USUAL);
        var shared = kafka.sharing(topics.prefix() + "identity-service", BatchSize.USUAL);
        readers = List.of(
                new TopicReader(AllPartitions.fromNow(topics.users(), users::missed), users, everything, TIMES),
                new TopicReader(groups, groupIntake, everything, TIMES),
                new TopicReader(new GroupPartitions(topics.logins()), logins, shared, TIMES));
        readers.forEach(reader -> show(reader, meters));
        readers.forEach(reader -> records.expect(reader.topic()));
    }

    private static void show(TopicReader reader, MeterRegistry meters) {
        Gauge.builder("identity.intake.lag", reader, TopicReader::lag)
                .baseUnit("records")
                .description("records known to wait in Kafka")
                .tag("topic", reader.topic())
                .register(meters);
        // Readiness does not say so: what is in memory is still better than no answer.
        Gauge.builder(
                        "identity.intake.stuck",
                        reader,
                        stuck -> stuck.complaint().isPresent() ? 1 : 0)
                .description("1 while a topic is not read, or a partition cannot go on")
                .tag("topic", reader.topic())
                .register(meters);
    }

    void onStart(@Observes StartupEvent starting) {
        gate.whenOpen().subscribe().with(open -> readers.forEach(TopicReader::start));
    }

    void onStop(@Observes @Priority(FIRST) ShutdownEvent stopping) {
        readers.forEach(TopicReader::askToStop);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        readers.forEach(reader -> reader.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
    }

    /**
     * Whether this replica has read all announcements about groups that were there when it started. Before that it could answer
     * with an epoch that a removed member can still read. Once true it stays: what comes later is read as it comes.
     */
    public boolean hasReadGroups() {
        return groups.caughtUp();
    }

    /** Whether a thread that reads has died or hangs, which only a new process can cure. */
    public boolean isDead() {
        return readers.stream().anyMatch(TopicReader::dead);
    }
}
