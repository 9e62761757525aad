package io.chate2ee.identity.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.settings.IdentitySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class UnknownIdsTest {
    private static final Uid MALLORY = new Uid("mallory");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-31T08:00:00Z"), ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UnknownIds unknown = unknown(10);

    @Test
    void asManyDifferentIdsAsAllowedMayBeTriedAndThenNoOther() {
        unknown.spend(MALLORY, ids(0, 6));
        assertThat(unknown.isSpent(MALLORY)).isFalse();
        unknown.spend(MALLORY, ids(6, 10));

        assertThat(unknown.isSpent(MALLORY)).isTrue();
        RequestFailure failure = refused(ids(10, 11));
        assertThat(failure.code()).isEqualTo(ErrorCode.TOO_MANY_UNKNOWN_IDS);
        assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
        assertThat(meters.get("identity.unknown.ids.refused").counter().count()).isOne();
    }

    @Test
    void sameIdsCanBeAskedForAgainAndAgain() {
        for (int i = 0; i < 100; i++) {
            unknown.spend(MALLORY, ids(0, 10));
        }

        assertThatCode(() -> unknown.spend(MALLORY, ids(3, 7))).doesNotThrowAnyException();
    }

    @Test
    void tooManyAtOnceAreRefusedAndUseUpWhatWasLeft() {
        unknown.spend(MALLORY, ids(0, 2));

        assertThat(refused(ids(2, 20)).code()).isEqualTo(ErrorCode.TOO_MANY_UNKNOWN_IDS);

        assertThat(unknown.isSpent(MALLORY)).isTrue();
        assertThatCode(() -> unknown.spend(MALLORY, ids(0, 2))).doesNotThrowAnyException();
    }

    @Test
    void userAndGroupOfOneNameAreTwoIds() {
        UnknownIds one = unknown(1);
        one.spend(MALLORY, List.of("ualice"));

        assertThat(one.isSpent(MALLORY)).isTrue();
        assertThat(catchThrowableOfType(RequestFailure.class, () -> one.spend(MALLORY, List.of("galice"))))
                .isNotNull();
    }

    @Test
    void othersAreNotHeldUp() {
        refused(ids(0, 11));

        assertThatCode(() -> unknown.spend(new Uid("alice"), ids(0, 10))).doesNotThrowAnyException();
    }

    @Test
    void callerMayTryOthersWhenTheTimeIsOver() {
        unknown.spend(MALLORY, ids(0, 10));
        clock.add(Duration.ofMinutes(45));
        assertThat(refused(ids(10, 11)).retryAfter()).contains(Duration.ofMinutes(15));
        clock.add(Duration.ofMinutes(15));

        assertThat(unknown.isSpent(MALLORY)).isFalse();
        assertThatCode(() -> unknown.spend(MALLORY, ids(10, 20))).doesNotThrowAnyException();
    }

    @Test
    void zeroSwitchesTheLimitOff() {
        UnknownIds off = unknown(0);
        off.spend(MALLORY, ids(0, 100_000));

        assertThat(off.isSpent(MALLORY)).isFalse();
    }

    private RequestFailure refused(List<String> ids) {
        return catchThrowableOfType(RequestFailure.class, () -> unknown.spend(MALLORY, ids));
    }

    private UnknownIds unknown(int atMost) {
        return new UnknownIds(new Limit(atMost), clock, meters);
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "uguess-" + i).toList();
    }

    private record Limit(int atMost) implements IdentitySettings.UnknownIds {
        @Override
        public Duration per() {
            return Duration.ofHours(1);
        }
    }
}
