package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.kafka.TopicReader;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

class IntakeOutagesIT extends IntakeOnServers {
    @Test
    void aDatabaseThatGoesAwayInTheMiddleLosesNothing() {
        Intake intake = harness.start();
        sendGroups(0, 50);
        eventually(() -> assertThat(groups()).isEqualTo(50));

        RecordMetadata last;
        database.server().stop();
        try {
            last = sendGroups(50, 100);
            eventually(
                    () -> assertThat(complaints(intake)).anyMatch(complaint -> complaint.startsWith("cannot go on")));
        } finally {
            database.server().start();
        }

        eventually(() -> assertThat(groups()).isEqualTo(100));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
        eventually(() -> assertThat(harness.committed(last)).contains(last.offset() + 1));
    }

    @Test
    void aBrokerThatGoesAwayInTheMiddleLosesNothing() {
        Intake intake = harness.start();
        sendGroups(0, 20);
        eventually(() -> assertThat(groups()).isEqualTo(20));
        eventually(() -> assertThat(complaints(intake)).isEmpty());

        kafka.stop();
        try {
            eventually(() -> assertThat(complaints(intake))
                    .hasSize(3)
                    .allMatch(complaint -> complaint.equals("does not reach Kafka")));
        } finally {
            kafka.start();
        }
        sendGroups(20, 40);

        eventually(() -> assertThat(groups()).isEqualTo(40));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
    }

    @Test
    void aBrokerThatIsAwayAtStartIsWaitedFor() {
        Intake intake;
        kafka.stop();
        try {
            intake = harness.start();
            assertThat(complaints(intake)).hasSize(3).allMatch(complaint -> complaint.contains("has not joined"));
        } finally {
            kafka.start();
        }
        sendGroups(0, 5);

        eventually(() -> assertThat(groups()).isEqualTo(5));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
    }

    @Test
    void aPartitionWaitsWhileItsRejectedRecordCannotBeKeptAndTheOthersGoOn() {
        TopicSpec rejected = harness.specs().stream()
                .filter(topic -> topic.name().equals(harness.topics().groupEventsRejected()))
                .findFirst()
                .orElseThrow();
        harness.deleteTopic(rejected.name());
        Intake intake = harness.start();
        RecordMetadata bad = harness.send(harness.topics().groupEvents(), "team", "hello".getBytes(UTF_8));
        RecordMetadata other = harness.send(new ProducerRecord<>(
                bad.topic(),
                (bad.partition() + 1) % rejected.partitions(),
                "other".getBytes(UTF_8),
                event(GroupEventType.CREATED, "other", 0, "alice")));

        eventually(() -> assertThat(complaints(intake))
                .containsExactly("cannot go on with partitions [" + bad.partition() + "]"));
        eventually(() -> assertThat(harness.committed(other)).contains(other.offset() + 1));
        assertThat(harness.committed(bad)).isEmpty();

        kafka.createTopics(List.of(rejected));

        eventually(() -> assertThat(harness.committed(bad)).contains(bad.offset() + 1));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
        assertThat(harness.rejected())
                .isNotEmpty()
                .allMatch(kept -> Arrays.equals(kept.value(), "hello".getBytes(UTF_8)));
    }

    @Test
    void replicasThatComeAndGoLoseNothing() {
        Intake first = harness.start();
        sendGroups(0, 40);
        Intake second = harness.start();
        sendGroups(40, 80);
        eventually(() -> assertThat(complaints(second)).isEmpty());
        first.stop();
        sendGroups(80, 120);

        eventually(() -> assertThat(groups()).isEqualTo(120));
        assertThat(database.rows("select count(*) from members where desired")).containsExactly("120");
        second.stop();
    }

    @Test
    void aStoppedReplicaHasCommittedWhatItDid() {
        Intake intake = harness.start();
        RecordMetadata last = sendGroups(0, 30);
        eventually(() -> assertThat(groups()).isEqualTo(30));

        intake.stop();

        assertThat(harness.committed(last)).contains(last.offset() + 1);
        assertThat(intake.readers()).allMatch(TopicReader::dead);
    }
}
