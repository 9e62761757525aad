package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the way to the cloud that cannot work. */
class CloudSettingsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private final Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
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
                .hasMessageContaining("Setting " + setting + " ")
                .hasMessageNotContaining(value)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virgil.app-id", "virgil.app-key-id", "virgil.app-key"})
    void aSettingThatIsMissingIsDemandedByName(String setting) {
        assertThatThrownBy(() -> way(Map.of(setting, " ")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting " + setting + " is not set");
    }

    private void way(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(Map.of(
                "virgil.url",
                "http://localhost:1",
                "virgil.app-id",
                "app",
                "virgil.app-key-id",
                "app-key",
                "virgil.app-key",
                Base64.getEncoder().encodeToString(key.exportDer()),
                "virgil.service-key",
                Base64.getEncoder().encodeToString(key.publicKey().toDer()),
                "owner.key-encryption-key",
                "unused"));
        values.putAll(changed);
        TestCloud.to(TestSettings.of(values), VERTX);
    }
}
