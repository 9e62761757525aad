package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to the cloud, over real HTTP. */
class CloudIT {
    private static final Map<String, String> ONCE = Map.of("virgil.retry.attempts", "1");

    private final Ed25519PrivateKey appKey = Ed25519PrivateKey.generate(new SecureRandom());
    private Vertx vertx;
    private StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        standIn = StandIn.start(StandInOptions.builder()
                .app("app", Map.of("app-key", appKey.publicKey()))
                .build());
    }

    @AfterEach
    void stop() {
        standIn.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

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

        assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(TransientCloudException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "virgil.url, ftp://example.org",
        "virgil.url, http:nowhere",
        "virgil.app-key, AAAA",
        "virgil.app-key, not a key",
        "virgil.service-key, AAAA",
        "virgil.rate.per-second, 0",
        "virgil.retry.longest-pause, 1ms",
        "virgil.breaker.longest-rest, 1ms",
        "groups.owner-identity, short",
        "groups.owner-identity, with space in it"
    })
    void aSettingThatCannotWorkIsRefusedByNameInOneLineWithoutItsValue(String setting, String value) {
        assertThatThrownBy(() -> way(Map.of(setting, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + setting + "'")
                .hasMessageNotContaining(value)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virgil.app-id", "virgil.app-key-id", "virgil.app-key"})
    void aSettingThatIsMissingIsDemandedByName(String setting) {
        assertThatThrownBy(() -> way(Map.of(setting, " ")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("group-sync-service cannot start: setting '" + setting + "' is missing");
    }

    private List<?> search(TestCloud way) {
        return way.cloud()
                .searchCards(List.of("somebody-unknown"))
                .toCompletableFuture()
                .join();
    }

    private void fault(int times, Fault fault) {
        standIn.faults().add(FaultRule.next(times, Operation.CARD_SEARCH, fault));
    }

    private TestCloud way(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(Map.of(
                "virgil.url",
                standIn.url(),
                "virgil.app-id",
                "app",
                "virgil.app-key-id",
                "app-key",
                "virgil.app-key",
                Base64.getEncoder().encodeToString(appKey.exportDer()),
                "virgil.service-key",
                Base64.getEncoder().encodeToString(standIn.serviceKey().toDer()),
                "owner.key-encryption-key",
                "unused"));
        values.putAll(changed);
        return TestCloud.to(TestSettings.of(values), vertx);
    }
}
