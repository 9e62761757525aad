package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import io.chate2ee.groupsync.intake.Reading.Understood;
import io.chate2ee.groupsync.ledger.Batch;
import io.chate2ee.groupsync.ledger.Folded;
import io.chate2ee.groupsync.ledger.Ledger;
import io.chate2ee.groupsync.ledger.Received;
import io.chate2ee.kafka.BatchHandler;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Group events into the ledger, unreadable ones to the rejected topic. The ledger comes first: folding again is free, whereas every
 * write to the rejected topic leaves a record, and an outage of the database must not multiply those.
 */
final class GroupEventsHandler implements BatchHandler {
    /** Enough for one statement to be worth its way, and few enough for several to be in what is polled. */
    private static final int EVENTS_OF_A_FOLD = 1_000;

    private final EventReader reader;
    private final Ledger ledger;
    private final RejectedWriter rejectedWriter;
    private final IntakeMetrics metrics;
    private final int batchMembers;
    private final Duration timeout;

    GroupEventsHandler(
            EventReader reader,
            Ledger ledger,
            RejectedWriter rejectedWriter,
            IntakeMetrics metrics,
            int batchMembers,
            Duration timeout) {
        this.reader = reader;
        this.ledger = ledger;
        this.rejectedWriter = rejectedWriter;
        this.metrics = metrics;
        this.batchMembers = batchMembers;
        this.timeout = timeout;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        Gathered gathered = new Gathered();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            gathered.add(reader.read(record));
        }
        gathered.foldRest();
        gathered.awaitFold();
        Map<TopicPartition, Long> stopped = rejectedWriter.write(gathered.rejected);
        metrics.rejected(kept(gathered.rejected, stopped));
        return stopped;
    }

    private static List<Rejected> kept(List<Rejected> rejected, Map<TopicPartition, Long> stopped) {
        return rejected.stream()
                .filter(one -> one.record().offset() < stopped.getOrDefault(one.partition(), Long.MAX_VALUE))
                .toList();
    }

    private void count(Batch batch, Folded folded) {
        metrics.found(folded);
        batch.events().forEach(received -> metrics.folded(received.event()));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /**
     * Folds whenever enough has come together, so that memory stays bounded whatever the events name. While the database works on that,
     * what follows is read already, but not folded before it is done.
     */
    private final class Gathered {
        private final List<Rejected> rejected = new ArrayList<>();
        private final List<Received> events = new ArrayList<>();
        private final Map<Guid, Instant> unreadable = new HashMap<>();
        private final Set<Guid> listed = new HashSet<>();
        private CompletableFuture<Void> fold = CompletableFuture.completedFuture(null);
        private int weight;

        void add(Reading reading) {
            if (reading instanceof Rejected one) {
                rejected.add(one);
                Instant written = Received.written(one.record().timestamp());
                one.guid().ifPresent(guid -> unreadable.merge(guid, written, GroupEventsHandler::later));
            } else if (reading instanceof Understood one) {
                add(one.received());
            }
            if (weight >= batchMembers || events.size() >= EVENTS_OF_A_FOLD) {
                foldRest();
            }
        }

        private void add(Received received) {
            Guid guid = received.event().guid();
            if (listed.contains(guid)) {
                foldRest();
            }
            events.add(received);
            weight += 1 + received.members().size();
            if (received.event() instanceof SnapshotPart part) {
                listed.add(guid);
                // All its parts are in memory when the last has come: one such group at a time.
                weight += part.parts() > 1 ? batchMembers : 0;
            }
        }

        void foldRest() {
            Batch batch = new Batch(events, unreadable);
            if (!batch.isEmpty()) {
                awaitFold();
                fold = fold(batch);
            }
            events.clear();
            unreadable.clear();
            listed.clear();
            weight = 0;
        }

        private CompletableFuture<Void> fold(Batch batch) {
            return ledger.fold(batch)
                    .invoke(folded -> count(batch, folded))
                    .replaceWithVoid()
                    .subscribeAsCompletionStage();
        }

        void awaitFold() {
            Uni.createFrom().completionStage(fold).await().atMost(timeout);
        }
    }
}
