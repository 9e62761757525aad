package io.chate2ee.standin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.exchange.Operation;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class CallLogTest {

    private final CallLog log = new CallLog(2, null);

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
        assertThatThrownBy(() -> new CallLog(0, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private void add(long number) {
        var clock = CallClock.of(Clock.systemUTC());
        log.add(new OpenCall(number, clock, new CallSource("", null), Operation.CARD_GET).abandoned());
    }
}
