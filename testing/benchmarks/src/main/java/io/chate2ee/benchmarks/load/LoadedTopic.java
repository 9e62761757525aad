package io.chate2ee.benchmarks.load;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.stack.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic of group events: groups of twenty events, a hundred of them under way at any time. One in twenty events makes a group of three; of the
 * others two thirds let somebody in and one third takes somebody out.
 *
 * @param brokers Kafka's address
 * @param topic its name
 */
record LoadedTopic(String brokers, String topic) {
    private static final int EVENTS_PER_GROUP = 20;
    private static final int GROUPS_AT_A_TIME = 100;
    private static final Instant FIRST = Instant.now().minus(Duration.ofDays(1));
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    void fill(int events) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "linger.ms", 20, "batch.size", 262_144, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < events; number++) {
                producer.send(record(number));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(int number) {
        int block = number / (EVENTS_PER_GROUP * GROUPS_AT_A_TIME);
        int within = number % (EVENTS_PER_GROUP * GROUPS_AT_A_TIME);
        int group = block * GROUPS_AT_A_TIME + within % GROUPS_AT_A_TIME;
        int step = within / GROUPS_AT_A_TIME;
        var guid = new Guid("group-" + group);
        var created = FIRST.plusMillis(block);
        var event = GroupEvents.make(
                type(step),
                "event-" + number,
                "/benchmark",
                created.plusSeconds(step),
                guid,
                created,
                step == 0 ? members(0, 1, 2) : members(step % 3 == 0 ? step - 1 : step + 2));
        return new ProducerRecord<>(
                topic, guid.value().getBytes(StandardCharsets.UTF_8), CloudEvents.writeStructured(event));
    }

    private static GroupEventType type(int step) {
        if (step == 0) {
            return GroupEventType.CREATED;
        }
        return step % 3 == 0 ? GroupEventType.MEMBER_KICKED : GroupEventType.MEMBER_ADDED;
    }

    private static List<Uid> members(int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(number -> new Uid("user-" + number))
                .toList();
    }

    /**
     * Waits until offsets say that all was read.
     *
     * @param cpuSeconds what all who take part have used so far
     * @return how long it took from the first offset on
     */
    Reading awaitRead(int events, ChildProcess reader, DoubleSupplier cpuSeconds, Duration longest)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long began = 0;
        long before = 0;
        double cpuBefore = 0;
        long early = 0;
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            while (System.nanoTime() < deadline) {
                long read = committed(admin);
                if (read > 0 && began == 0) {
                    began = System.nanoTime();
                    before = read;
                    cpuBefore = cpuSeconds.getAsDouble();
                }
                early = early == 0 && read >= events / 10 ? peakMegabytes(reader) : early;
                if (read >= events) {
                    double share = (double) (events - before) / events;
                    double seconds = (System.nanoTime() - began) / 1e9 / share;
                    double cpu = (cpuSeconds.getAsDouble() - cpuBefore) / share;
                    return new Reading(seconds, cpu, early, peakMegabytes(reader));
                }
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        }
        throw new IllegalStateException("the events were not read in " + longest);
    }

    private long committed(Admin admin) throws InterruptedException {
        try {
            return admin
                    .listConsumerGroupOffsets("group-sync")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .map(Map.Entry::getValue)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the committed offsets could not be read", e);
        }
    }

    private static long peakMegabytes(ChildProcess process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /**
     * How reading went.
     *
     * @param seconds for all events, at the rate from the first committed offset on
     * @param cpuSeconds processor time of all who took part, likewise
     * @param earlyMegabytes largest resident memory when a tenth had been read
     * @param megabytes largest resident memory in the end
     */
    record Reading(double seconds, double cpuSeconds, long earlyMegabytes, long megabytes) {}
}
