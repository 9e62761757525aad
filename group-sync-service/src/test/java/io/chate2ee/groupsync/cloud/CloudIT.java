package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.faults.Fault;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.TransientCloudException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The way to the cloud, over real HTTP: tokens, the gate and the limits of a call. */
class CloudIT extends CloudFixture {
    private static final Map<String, String> ONCE = Map.of("virgil.retry.attempts", "1");

    @Test
    void anExpiredTokenIsRenewedOnceWithoutAnybodyNoticing() {
        TestCloud way = way(Map.of());
        fault(1, new Fault.Answer(401, 20304, null));

        assertThat(search(way)).isEmpty();

        assertThat(standIn.calls()).hasSize(2);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void aFreshTokenCalledExpiredClosesTheGate() {
        TestCloud way = way(Map.of());
        fault(2, new Fault.Answer(401, 20304, null));

        assertThatThrownBy(() -> search(way)).isInstanceOf(CompletionException.class);

        assertThat(standIn.calls()).hasSize(2);
        assertThat(way.gate().isOpen()).isFalse();
    }

    @Test
    void aRefusedAppClosesTheGateUntilACallSucceeds() {
        TestCloud stranger = way(Map.of("virgil.app-key-id", "another-key"));

        assertThatThrownBy(() -> search(stranger)).hasCauseInstanceOf(AppRefusedException.class);
        assertThat(stranger.gate().isOpen()).isFalse();

        TestCloud way = way(Map.of());
        fault(1, new Fault.Answer(400, 20303, null));
        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(AppRefusedException.class);
        search(way);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void troubleOfTheNetworkSaysNothingAboutTheApp() {
        TestCloud way = way(ONCE);
        fault(1, new Fault.CloseConnection());

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
        assertThat(way.gate().isOpen()).isTrue();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsGivenUp() {
        TestCloud way = way(Map.of("virgil.request-timeout", "200ms", "virgil.retry.attempts", "1"));
        fault(1, new Fault.Delay(Duration.ofSeconds(30)));

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenUp() {
        TestCloud way = way(Map.of("virgil.max-answer-bytes", "1"));

        assertThatThrownBy(() -> way.cloud()
                        .keys("root", "path", null)
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(TransientCloudException.class);
    }

    @Test
    void moreCardsThanAnAnswerMayHoldAreNoTroubleOfTheCloud() {
        TestCloud way = way(Map.of("virgil.max-answer-bytes", "1"));

        for (int time = 0; time < 20; time++) {
            assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(AnswerTooLargeException.class);
        }

        assertThat(standIn.calls()).as("neither repeated nor held back").hasSize(20);
    }
}
