package io.chate2ee.kafka;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * What became of records that were sent.
 *
 * @param failures in the order of the records: why one was not confirmed, or nothing if it was. One that was not confirmed may still
 *     have been written
 */
public record Receipts(List<Optional<Exception>> failures) {
    /** Copies the list. */
    public Receipts {
        failures = List.copyOf(failures);
    }

    static Receipts none(int records, Exception reason) {
        return new Receipts(Collections.nCopies(records, Optional.of(reason)));
    }

    /** Why the record with this index was not confirmed, or nothing if it was. */
    public Optional<Exception> failure(int index) {
        return failures.get(index);
    }

    /**
     * Does nothing if every record was confirmed.
     *
     * @throws KafkaException with the first failure as its cause
     */
    public void orThrow() {
        failures.stream().flatMap(Optional::stream).findFirst().ifPresent(failure -> {
            throw new KafkaException("Kafka did not take every record: " + failure.getMessage(), failure);
        });
    }
}
