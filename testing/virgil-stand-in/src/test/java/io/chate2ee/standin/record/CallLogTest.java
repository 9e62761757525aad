package io.chate2ee.standin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.exchange.Operation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallLogTest {

    private final CallLog log = new CallLog(2);

    @Test
    void onlyTheNewestCallsAreKeptAndTheOthersCounted() {
        add(1);
        add(2);
        add(3);

        assertThat(log.find(CallFilter.ALL)).extracting(CallRecord::number).containsExactly(2L, 3L);
        assertThat(log.forgotten()).isEqualTo(1);
    }

    @Test
    void callsAreShownInTheOrderTheyArrivedNotInWhichTheyEnded() {
        add(2);
        add(1);

        assertThat(log.find(CallFilter.ALL)).extracting(CallRecord::number).containsExactly(1L, 2L);
    }

    @Test
    void forgettingStartsTheCountAnew() {
        add(1);
        add(2);
        add(3);

        log.clear();

        assertThat(log.forgotten()).isZero();
        assertThat(log.find(CallFilter.ALL)).isEmpty();
    }

    @Test
    void aLogWithoutRoomMakesNoSense() {
        assertThatThrownBy(() -> new CallLog(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void add(long number) {
        log.add(new OpenCall(number, Instant.EPOCH, Operation.CARD_GET).abandoned(Instant.EPOCH));
    }
}
