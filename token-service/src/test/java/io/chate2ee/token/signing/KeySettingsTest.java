package io.chate2ee.token.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeySettingsTest {
    private static final String APP_KEY = Base64.getEncoder()
            .encodeToString(Ed25519PrivateKey.generate(new SecureRandom()).exportDer());
    private static final Map<String, String> GOOD =
            Map.of("virgil.app-id", "app", "virgil.app-key-id", "key", "virgil.app-key", APP_KEY);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void nameOneKeyThatSignsForEver() {
        assertThat(ring(GOOD).signerAt(clock.instant()).orElseThrow().id()).isEqualTo("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virgil.app-id", "virgil.app-key-id", "virgil.app-key"})
    void nameTheSettingThatIsMissing(String setting) {
        var settings = new HashMap<>(GOOD);
        settings.remove(setting);
        refuses(settings, setting);
    }

    @ParameterizedTest
    @CsvSource({
        "virgil.app-id, a/b",
        "virgil.app-id, a b",
        "virgil.app-key-id, 'a\"b'",
        "virgil.app-key, bm90IGEga2V5",
        "virgil.app-key, %%%",
        "virgil.keys-file, /nonexistent/keys.json"
    })
    void nameTheSettingThatIsWrong(String setting, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put(setting, value);
        refuses(settings, setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"keys\":[]}", "FUTURE"})
    void refuseAFileWithoutAKeyThatSigns(String text, @TempDir Path directory) throws Exception {
        var future = "{\"keys\":[{\"id\":\"x\",\"key\":\"" + APP_KEY + "\",\"activeFrom\":\"2999-01-01T00:00:00Z\"}]}";
        var file = Files.writeString(directory.resolve("keys.json"), text.equals("FUTURE") ? future : text);
        refuses(Map.of("virgil.app-id", "app", "virgil.keys-file", file.toString()), "virgil.keys-file");
    }

    @Test
    void readTheKeysFromAFile(@TempDir Path directory) throws Exception {
        var text = "{\"keys\":[{\"id\":\"x\",\"key\":\"" + APP_KEY + "\",\"activeFrom\":\"2020-01-01T00:00:00Z\"}]}";
        var file = Files.writeString(directory.resolve("keys.json"), text);
        var ring = ring(Map.of("virgil.app-id", "app", "virgil.keys-file", file.toString()));
        assertThat(ring.signerAt(clock.instant()).orElseThrow().id()).isEqualTo("x");
    }

    @Test
    void neverShowTheKey() {
        assertThat(ring(GOOD).toString()).doesNotContain(APP_KEY);
        var settings = new HashMap<>(GOOD);
        settings.put("virgil.app-key", APP_KEY + "x");
        assertThatThrownBy(() -> ring(settings))
                .hasMessageNotContaining(APP_KEY)
                .hasNoCause();
    }

    private void refuses(Map<String, String> settings, String named) {
        assertThatThrownBy(() -> ring(settings))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith("Setting " + named + " ")
                .hasLineCount(1);
    }

    private KeyRing ring(Map<String, String> values) {
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VirgilSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build()
                .getConfigMapping(VirgilSettings.class);
        KeySettings.appId(settings);
        return KeySettings.ring(settings, clock);
    }
}
