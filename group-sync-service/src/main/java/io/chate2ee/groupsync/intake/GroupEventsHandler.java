package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import io.chate2ee.groupsync.intake.Reading.Understood;
import io.chate2ee.groupsync.ledger.Received;
import io.chate2ee.kafka.BatchHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Group events into the ledger, unreadable ones to the rejected topic. The ledger comes first: folding again is free, whereas every
 * write to the rejected topic leaves a record, and an outage of the database must not multiply those.
 */
final class GroupEventsHandler implements BatchHandler {
    private final EventReader reader;
    private final Supplier<Lane> lanes;
    private final int lanesAtATime;
    private final RejectedWriter rejectedWriter;
    private final IntakeMetrics metrics;

    GroupEventsHandler(
            EventReader reader,
            Supplier<Lane> lanes,
            int lanesAtATime,
            RejectedWriter rejectedWriter,
            IntakeMetrics metrics) {
        this.reader = reader;
        this.lanes = lanes;
        this.lanesAtATime = lanesAtATime;
        this.rejectedWriter = rejectedWriter;
        this.metrics = metrics;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        Gathered gathered = new Gathered();
        try {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                gathered.add(reader.read(record));
            }
            gathered.foldRest();
        } finally {
            // What failed is read again, and must not meet what is still on its way.
            gathered.awaitQuiet();
        }
        Map<TopicPartition, Long> stopped = rejectedWriter.write(gathered.rejected);
        metrics.rejected(kept(gathered.rejected, stopped));
        return stopped;
    }

    private static List<Rejected> kept(List<Rejected> rejected, Map<TopicPartition, Long> stopped) {
        return rejected.stream()
                .filter(one -> one.record().offset() < stopped.getOrDefault(one.partition(), Long.MAX_VALUE))
                .toList();
    }

    /** Gives every group its lane, so that what is told of one group stays in order. */
    private final class Gathered {
        private final List<Rejected> rejected = new ArrayList<>();
        private final List<Lane> all =
                Stream.generate(lanes).limit(lanesAtATime).toList();

        void add(Reading reading) {
            if (reading instanceof Rejected one) {
                rejected.add(one);
                one.guid()
                        .ifPresent(guid -> lane(guid)
                                .addUnreadable(
                                        guid, Received.written(one.record().timestamp())));
            } else if (reading instanceof Understood one) {
                Received received = one.received();
                lane(received.event().guid()).add(received);
                if (received.event() instanceof SnapshotPart part && part.parts() > 1) {
                    // All its parts are in memory when the last has come: one such group at a time.
                    foldRest();
                }
            }
        }

        private Lane lane(Guid guid) {
            return all.get(Math.floorMod(guid.hashCode(), all.size()));
        }

        void foldRest() {
            all.forEach(Lane::fold);
            all.forEach(Lane::awaitFolded);
        }

        void awaitQuiet() {
            all.forEach(Lane::awaitQuiet);
        }
    }
}
