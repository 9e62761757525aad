package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.groupsync.ledger.Place;
import io.chate2ee.groupsync.ledger.Received;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Reads one record of the topic of group events. Never fails: what cannot be read is an answer too. */
final class EventReader {
    private static final Logger LOG = Logger.getLogger(EventReader.class);

    private final IdCase idCase;

    EventReader(IdCase idCase) {
        this.idCase = idCase;
    }

    Reading read(ConsumerRecord<byte[], byte[]> record) {
        try {
            GroupEvent event = GroupEvents.read(headers(record), record.value(), idCase);
            return new Reading.Understood(
                    Received.of(event, record.timestamp(), new Place(record.partition(), record.offset())));
        } catch (RejectedEventException rejected) {
            return new Reading.Rejected(
                    record,
                    rejected.reason(),
                    String.valueOf(rejected.getMessage()),
                    rejected.guid().orElse(null));
        } catch (RuntimeException defect) {
            // Reading is a pure function: trying again would fail again and stop the partition for good.
            LOG.errorf(defect, "GSY113 Offset %d of partition %d met a defect", record.offset(), record.partition());
            return new Reading.Rejected(
                    record,
                    Reason.INVALID,
                    "could not be read: " + defect.getClass().getSimpleName(),
                    null);
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key().toLowerCase(Locale.ROOT), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
