package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.OtherCloudException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    private static final GroupKey KEY = new GroupKey(new Guid("group"), 1);

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("What a failure means for the group:")
    void whatAFailureMeansForTheGroup(String what, Throwable failure, Ending expected, boolean removalsGoOn) {
        assertThat(Verdict.of(KEY, failure)).isEqualTo(expected);
        assertThat(Verdict.leavesRemovalsPossible(failure)).isEqualTo(removalsGoOn);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        "network trouble: later",
                        new TransientCloudException(0, "no answer", new IOException("reset")),
                        new Ending.Later(null),
                        true),
                Arguments.of(
                        "429 with a pause: later, as asked",
                        new TransientCloudException(429, 0, "slow down", Duration.ofSeconds(7)),
                        new Ending.Later(Duration.ofSeconds(7)),
                        true),
                Arguments.of(
                        "hash still stale: later",
                        new StaleHashException(400, 50010, "hash"),
                        new Ending.Later(null),
                        true),
                Arguments.of(
                        "too much found: later",
                        new AnswerTooLargeException(new IOException("large")),
                        new Ending.Later(null),
                        true),
                Arguments.of("403: parked", new ForbiddenException(403, 1, "no"), new Ending.Park("forbidden"), true),
                Arguments.of(
                        "meta too large: parked",
                        new MetaTooLargeException(400, 50005, "large"),
                        new Ending.Park("meta-too-large"),
                        true),
                Arguments.of(
                        "another refusal: parked with status and code",
                        new OtherCloudException(400, 40017, "identity"),
                        new Ending.Park("refused-400-40017"),
                        true),
                Arguments.of(
                        "app refused: let go, nothing parked",
                        new AppRefusedException(400, 20303, "app"),
                        new Ending.LetGo(),
                        false),
                Arguments.of(
                        "fresh token called expired: let go",
                        new TokenExpiredException(401, 20304, "expired"),
                        new Ending.LetGo(),
                        false),
                Arguments.of(
                        "a push whose answer was lost: later, as asked",
                        new AnswerLostException(new TransientCloudException(503, 0, "away", Duration.ofSeconds(7))),
                        new Ending.Later(Duration.ofSeconds(7)),
                        true),
                Arguments.of(
                        "held back on this side: later, when it may go",
                        new NotSentException(NotSentException.Reason.CIRCUIT_OPEN, Duration.ofSeconds(2)),
                        new Ending.Later(Duration.ofSeconds(2)),
                        true),
                Arguments.of(
                        "not found: parked with status and code",
                        new NotFoundException(404, 10001, "card"),
                        new Ending.Park("refused-404-10001"),
                        true),
                Arguments.of(
                        "foreign content: parked",
                        new ForeignContentException(KEY, 3),
                        new Ending.Park("foreign-content"),
                        true),
                Arguments.of("lease lost: nothing is written", new LeaseLostException(KEY), new Ending.Lost(), false),
                Arguments.of("stopping: let go", new StoppingException(), new Ending.LetGo(), false),
                Arguments.of(
                        "the database is away: later",
                        new IllegalStateException("closed"),
                        new Ending.Later(null),
                        false));
    }
}
