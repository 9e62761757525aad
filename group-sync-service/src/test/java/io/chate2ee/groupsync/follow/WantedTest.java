package io.chate2ee.groupsync.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.kafka.BackOff;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WantedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Guid NIGHT = new Guid("night");
    private static final Guid DAY = new Guid("day");

    private final Wanted wanted = new Wanted(2, new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(10)));

    @Test
    void aGroupIsTakenOnceHoweverOftenItIsAskedFor() {
        wanted.once(NIGHT, NOW.plusSeconds(1));
        wanted.once(NIGHT, NOW);
        wanted.once(NIGHT, NOW.plusSeconds(2));

        assertThat(wanted.take(10, NOW)).containsExactly(NIGHT);
        assertThat(wanted.take(10, NOW.plusSeconds(10))).isEmpty();
    }

    @Test
    void nothingIsTakenBeforeItsTime() {
        wanted.once(NIGHT, NOW.plusSeconds(20));

        assertThat(wanted.take(10, NOW.plusSeconds(19))).isEmpty();
        assertThat(wanted.overdue(NOW.plusSeconds(25))).isEqualTo(Duration.ofSeconds(5));
        assertThat(wanted.take(10, NOW.plusSeconds(20))).containsExactly(NIGHT);
    }

    @Test
    void thoseDueLongestComeFirstAndOnlySoMany() {
        wanted.once(DAY, NOW);
        wanted.once(NIGHT, NOW.minusSeconds(1));

        assertThat(wanted.take(1, NOW)).containsExactly(NIGHT);
        assertThat(wanted.take(1, NOW)).containsExactly(DAY);
    }

    @Test
    void whoeverAsksForASnapshotIsTakenAgainAfterPausesThatGrow() {
        wanted.asks(NIGHT, NOW);

        assertThat(wanted.take(10, NOW)).containsExactly(NIGHT);
        assertThat(wanted.take(10, NOW.plusSeconds(4))).isEmpty();
        assertThat(wanted.take(10, NOW.plusSeconds(5))).containsExactly(NIGHT);
        assertThat(wanted.take(10, NOW.plusSeconds(14))).isEmpty();
        assertThat(wanted.take(10, NOW.plusSeconds(15))).containsExactly(NIGHT);
    }

    @Test
    void askingAgainBeforeItIsSettledShortensNoPause() {
        wanted.asks(NIGHT, NOW);
        wanted.take(10, NOW);

        wanted.asks(NIGHT, NOW.plusSeconds(1));

        assertThat(wanted.take(10, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void whatIsSettledIsNotTakenAndBeginsAnewWhenItAsksAgain() {
        wanted.asks(NIGHT, NOW);
        wanted.take(10, NOW);
        wanted.settled(NIGHT);

        assertThat(wanted.take(10, NOW.plusSeconds(100))).isEmpty();
        assertThat(wanted.asks(NIGHT, NOW.plusSeconds(100))).isTrue();
        assertThat(wanted.take(10, NOW.plusSeconds(100))).containsExactly(NIGHT);
    }

    @Test
    void moreThanThereIsRoomForAreNotTakenOn() {
        assertThat(wanted.once(NIGHT, NOW)).isTrue();
        assertThat(wanted.asks(DAY, NOW)).isTrue();

        assertThat(wanted.asks(new Guid("noon"), NOW)).isFalse();
        assertThat(wanted.once(NIGHT, NOW)).isTrue();
        assertThat(wanted.size()).isEqualTo(2);
    }
}
