package io.chate2ee.groupsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveTimeTest {
    @ParameterizedTest(name = "event at {0} in a record of {1} counts from {2}")
    @CsvSource({
        // In order and late: the event's own time counts.
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:01Z, 2026-01-31T12:00:00Z",
        "2026-01-24T12:00:00Z, 2026-01-31T12:00:01Z, 2026-01-24T12:00:00Z",
        // A producer's clock may be ahead by 60 seconds, no more.
        "2026-01-31T12:01:00Z, 2026-01-31T12:00:00Z, 2026-01-31T12:01:00Z",
        "2026-01-31T12:01:00.001Z, 2026-01-31T12:00:00Z, 2026-01-31T12:01:00Z",
        "9999-12-31T23:59:59Z, 2026-01-31T12:00:00Z, 2026-01-31T12:01:00Z",
        // Without a time of its own the record's counts.
        ", 2026-01-31T12:00:00.250Z, 2026-01-31T12:00:00.250Z",
    })
    void isTheEarlierOfTheEventsTimeAndAMinuteAfterTheRecords(
            @Nullable Instant event, Instant record, Instant effective) {
        assertThat(effective(event, record.toEpochMilli())).isEqualTo(effective);
    }

    @Test
    void isKeptToTheMicrosecondAsTheDatabaseKeepsIt() {
        assertThat(effective(Instant.parse("2026-01-31T12:00:00.123456789Z"), Long.MAX_VALUE))
                .isEqualTo(Instant.parse("2026-01-31T12:00:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1970-01-01T00:00:00Z",
        "-9223372036854775808, 1970-01-01T00:00:00Z",
        "9223372036854775807, 9999-12-31T23:59:59Z"
    })
    void absurdRecordTimestampsStayWithinWhatADatabaseHolds(long timestamp, Instant effective) {
        assertThat(effective(null, timestamp)).isEqualTo(effective);
    }

    private static Instant effective(@Nullable Instant event, long recordTimestamp) {
        EventHead head = new EventHead("e1", event, null);
        return Received.of(new GroupEvent.Deleted(head, Told.GUID), recordTimestamp, new Place(0, 0))
                .effectiveAt();
    }
}
