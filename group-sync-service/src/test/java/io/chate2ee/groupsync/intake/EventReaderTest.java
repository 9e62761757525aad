package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import io.chate2ee.groupsync.intake.Reading.Understood;
import io.chate2ee.groupsync.ledger.Place;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final String DELETED =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"chat.group.deleted\",\"data\":{\"guid\":\"Team\"}}";

    private final EventReader reader = new EventReader(IdCase.LOWER);

    @Test
    void aReadableRecordIsUnderstoodWithItsPlaceAndTime() {
        Reading reading = reader.read(record(DELETED, new RecordHeaders()));

        assertThat(reading).isInstanceOfSatisfying(Understood.class, understood -> {
            assertThat(understood.received().event().guid()).isEqualTo(new Guid("team"));
            assertThat(understood.received().effectiveAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
            assertThat(understood.received().place()).isEqualTo(new Place(3, 42));
        });
    }

    @Test
    void headersAreReadWhateverTheirCaseAndTheLastOfANameCounts() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("CE_SpecVersion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", "first".getBytes(UTF_8));
        headers.add("ce_id", "second".getBytes(UTF_8));
        headers.add("ce_source", "s".getBytes(UTF_8));
        headers.add("ce_type", "chat.group.deleted".getBytes(UTF_8));
        headers.add("ce_subject", "team".getBytes(UTF_8));
        headers.add("ce_time", null);

        Reading reading = reader.read(record("{}", headers));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Understood.class,
                        understood -> assertThat(
                                        understood.received().event().head().id())
                                .isEqualTo("second"));
    }

    @Test
    void anUnreadableRecordIsRejectedWithWhatIsKnownOfIt() {
        ConsumerRecord<byte[], byte[]> record =
                record(DELETED.replace("chat.group.deleted", "chat.group.exploded"), new RecordHeaders());

        assertThat(reader.read(record))
                .isEqualTo(new Rejected(
                        record,
                        Reason.UNKNOWN_TYPE,
                        "type 'chat.group.exploded' is not in the contract",
                        new Guid("team")));
    }

    @Test
    void aRecordWithoutAValueIsRejected() {
        assertThat(reader.read(record(null, new RecordHeaders())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.NO_VALUE));
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                "chat.group-events",
                3,
                42,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value == null ? null : value.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
