package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A group event with the time from which it counts. Times are kept to the microsecond, as the database keeps them: otherwise
 * an event read again would seem later than itself.
 *
 * @param event what happened
 * @param effectiveAt the earlier of the event's own time and 60 s after the record's timestamp; the record's timestamp where
 *     the event has no time; of a snapshot, that of the beginning of its read
 * @param place where it was read
 */
public record Received(GroupEvent event, Instant effectiveAt, Place place) {
    /** How far ahead of the broker a producer's clock may be believed. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Works out the effective time.
     *
     * @param recordTimestamp of the Kafka record, milliseconds since 1970; -1 where it has none
     */
    public static Received of(GroupEvent event, long recordTimestamp, Place place) {
        Instant written = written(recordTimestamp);
        Instant effective = told(event)
                .map(time -> earlier(time, written.plus(CLOCK_TOLERANCE)))
                .orElse(written);
        return new Received(event, effective.truncatedTo(ChronoUnit.MICROS), place);
    }

    /**
     * When a record was written. A producer may write any number as timestamp; one that no database can hold must not stop the
     * partition.
     *
     * @param recordTimestamp of the Kafka record, milliseconds since 1970; -1 where it has none
     */
    public static Instant written(long recordTimestamp) {
        return earlier(Instant.ofEpochMilli(Math.max(0, recordTimestamp)), LATEST);
    }

    /** When the group was created, if the event says so. */
    Optional<Instant> groupCreatedAt() {
        return event.head().created().map(time -> time.truncatedTo(ChronoUnit.MICROS));
    }

    /** Whom it is about. */
    public List<Uid> members() {
        return event.named();
    }

    /** Whether the chat platform said it by a webhook, with neither order nor a time of its own. */
    boolean isWebhook() {
        return event.head().webhookHash().isPresent();
    }

    private static Optional<Instant> told(GroupEvent event) {
        return event instanceof SnapshotPart part
                ? Optional.of(part.beganAt())
                : event.head().when();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
