package io.chate2ee.groupsync.crashes;

import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.process.OrphanWatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the processes share: PostgreSQL, Kafka, the cloud, and people with cards. */
public final class Servers implements AutoCloseable {
    static final int PEOPLE = 52;
    static final int PARTITIONS = 12;
    private static final String CONSUMER_GROUP = "group-sync";

    final Surroundings surroundings = new Surroundings();
    final List<Person> people = new ArrayList<>();
    final Chat chat;
    private final OrphanWatch watch = OrphanWatch.start();
    private final LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary());
    private final Admin admin;
    private final Path logs;
    private int pods;

    /** Starts them all. */
    public Servers() throws IOException {
        kafka.createTopics(new Topics("").all());
        chat = new Chat(kafka.bootstrapServers());
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        logs = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash-logs")), "");
        IntStream.range(0, PEOPLE).forEach(number -> {
            Person person = new Person("p" + number, surroundings).publishesCard();
            surroundings.sql(
                    "insert into users (uid, identity, version, forgotten) values ($1, $2, 1, false)",
                    person.uid(),
                    person.identity().value());
            people.add(person);
        });
    }

    /** People with cards, whom the service knows. */
    public List<Person> people() {
        return List.copyOf(people);
    }

    /** The database and the cloud. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** A further process; short leases, so that a take-over is not waited for. */
    Pod launch(Map<String, String> more) {
        return launch(Pod.freeAddress(), more);
    }

    /** A further process at an address of the test's choice. */
    public Pod launch(URI address, Map<String, String> more) {
        Map<String, String> told = surroundings.processSettings();
        told.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        told.put("kafka.session.timeout.ms", "6000");
        told.put("virgil.request-timeout", "2s");
        told.put("sync.lease", "4s");
        told.put("sync.second-verification", "3s");
        told.put("sync.last-verification", "3s");
        told.put("sync.settle", "50ms");
        told.put("sync.card-age", "0s");
        told.put("quarkus.log.level", "WARN");
        told.putAll(more);
        return Pod.launch("pod-" + ++pods, address, told, logs, watch);
    }

    /** Lets time pass for those who are frozen; what they miss can be seen nowhere. */
    void passes(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await("so long").atMost(time.plusSeconds(10)).until(() -> System.nanoTime() >= end);
    }

    /** The members of the consumer group that read group events, with the partitions each of them has. */
    Map<String, Set<Integer>> readers() throws Exception {
        String topic = new Topics("").groupEvents();
        return admin
                .describeConsumerGroups(List.of(CONSUMER_GROUP))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .members()
                .stream()
                .filter(member -> !partitions(member, topic).isEmpty())
                .collect(Collectors.toMap(MemberDescription::consumerId, member -> partitions(member, topic)));
    }

    /** Whether every group event has been read, and that is committed. */
    boolean everythingIsRead() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(CONSUMER_GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(new Topics("").groupEvents(), number))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream().allMatch(end -> {
            OffsetAndMetadata upTo = committed.get(end.getKey());
            return end.getValue().offset() == (upTo == null ? 0 : upTo.offset());
        });
    }

    private static Set<Integer> partitions(MemberDescription member, String topic) {
        return member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        admin.close();
        chat.close();
        kafka.close();
        surroundings.close();
        watch.close();
    }
}
