package io.chate2ee.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BucketsTest {
    private static final Uid ALICE = new Uid("alice");
    private static final Uid BOB = new Uid("bob");
    private static final Uid CAROL = new Uid("carol");

    private record Settings(int bucket, double refillPerSecond, int usersAtMost, boolean failOpen)
            implements RateSettings {}

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void giveEachUserItsCallsAndNoMore() {
        var buckets = buckets(3, 0.5, 10, true);
        IntStream.range(0, 3).forEach(i -> assertThat(buckets.take(ALICE)).isEmpty());
        assertThat(buckets.take(ALICE)).contains(Duration.ofSeconds(2));
        assertThat(buckets.take(BOB)).isEmpty();
    }

    @Test
    void fillAsTimePassesAndNeverOverTheBrim() {
        var buckets = buckets(2, 0.5, 10, true);
        clock.add(Duration.ofDays(1));
        IntStream.range(0, 2).forEach(i -> buckets.take(ALICE));
        clock.add(Duration.ofMillis(1_999));
        assertThat(buckets.take(ALICE)).contains(Duration.ofMillis(1));
        clock.add(Duration.ofMillis(1));
        assertThat(buckets.take(ALICE)).isEmpty();
        assertThat(buckets.take(ALICE)).isPresent();
    }

    @Test
    void chargeNothingForACallThatIsRefused() {
        var buckets = buckets(1, 1, 10, true);
        buckets.take(ALICE);
        IntStream.range(0, 100).forEach(i -> assertThat(buckets.take(ALICE)).isPresent());
        clock.add(Duration.ofSeconds(1));
        assertThat(buckets.take(ALICE)).isEmpty();
    }

    @Test
    void takeNoCallBackWhenTheClockIsSetBack() {
        var buckets = buckets(2, 1, 10, true);
        buckets.take(ALICE);
        clock.add(Duration.ofHours(-1));
        assertThat(buckets.take(ALICE)).isEmpty();
        assertThat(buckets.take(ALICE)).contains(Duration.ofSeconds(1));
    }

    @Test
    void letUsersThroughUncountedIfTooManyAreCallingAndThatIsWanted() {
        var buckets = buckets(1, 0.001, 2, true);
        buckets.take(ALICE);
        buckets.take(BOB);
        IntStream.range(0, 5).forEach(i -> assertThat(buckets.take(CAROL)).isEmpty());
        assertThat(buckets.take(ALICE)).isPresent();
    }

    @Test
    void refuseUsersWhoCannotBeCountedIfThatIsWanted() {
        var buckets = buckets(1, 0.001, 2, false);
        buckets.take(ALICE);
        buckets.take(BOB);
        assertThat(buckets.take(CAROL)).isPresent();
    }

    @Test
    void makeRoomForOthersWhenTheyAreFullAgain() {
        var buckets = buckets(1, 1, 2, false);
        buckets.take(ALICE);
        buckets.take(BOB);
        assertThat(buckets.take(CAROL)).isPresent();
        clock.add(Duration.ofSeconds(1));
        assertThat(buckets.take(CAROL)).isEmpty();
    }

    @Test
    void countNothingWhereTheLimitIsOff() {
        var buckets = buckets(0, 1, 1, false);
        IntStream.range(0, 100).forEach(i -> assertThat(buckets.take(ALICE)).isEmpty());
        assertThat(buckets.take(BOB)).isEmpty();
    }

    private Buckets buckets(int bucket, double refillPerSecond, int usersAtMost, boolean failOpen) {
        return new Buckets(new Settings(bucket, refillPerSecond, usersAtMost, failOpen), clock);
    }
}
