package io.chate2ee.token.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Uid;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MintingRulesTest {
    private static final Map<String, String> GOOD =
            Map.of("token.identity-service-url", "http://identity-service:8082");

    @Test
    void areReadFromTheSettingsWithTheirDefaults() {
        var rules = read(GOOD);
        assertThat(rules.ttl()).isEqualTo(Duration.ofHours(1));
        assertThat(rules.ownerIdentity().value()).isEqualTo("2137f9ef75295ea");
    }

    @ParameterizedTest
    @ValueSource(strings = "token.identity-service-url")
    void nameTheSettingThatIsMissing(String setting) {
        var settings = new HashMap<>(GOOD);
        settings.remove(setting);
        refuses(settings, setting);
    }

    @ParameterizedTest
    @CsvSource({
        "token.ttl, 299s",
        "token.ttl, 86401s",
        "token.ttl, -1h",
        "token.reuse, 61s",
        "token.reuse, -1s",
        "groups.owner-identity, short",
        "token.identity-service-url, identity-service:8082",
        "token.identity-service-url, ftp://identity-service",
        "token.identity-service-url, http://",
        "token.identity-service-url, not a url"
    })
    void nameTheSettingThatIsWrong(String setting, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put(setting, value);
        refuses(settings, setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5m", "24h"})
    void allowFiveMinutesTo24Hours(String ttl) {
        var settings = new HashMap<>(GOOD);
        settings.put("token.ttl", ttl);
        assertThat(read(settings).ttl()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1h, 60s, 60", "24h, 60s, 60", "10m, 60s, 60", "5m, 60s, 30", "5m, 10s, 10", "1h, 0s, 0"})
    void letATokenBeHandedOutAgainForAWhileOrATenthOfItsLife(String ttl, String reuse, long seconds) {
        var settings = new HashMap<>(GOOD);
        settings.put("token.ttl", ttl);
        settings.put("token.reuse", reuse);
        assertThat(read(settings).reuse()).hasSeconds(seconds);
    }

    @Test
    void fillInTheCallersUidWhereTokensSayMore() {
        var settings = new HashMap<>(GOOD);
        settings.put("token.ada.user", "chat:{uid}");
        settings.put("token.ada.app", "example");

        assertThat(read(settings).additionalDataFor(new Uid("alice")))
                .containsExactly(Map.entry("app", "example"), Map.entry("user", "chat:alice"));
        assertThat(read(GOOD).additionalDataFor(new Uid("alice"))).isEmpty();
    }

    @Test
    void keepTokensShort() {
        var settings = new HashMap<>(GOOD);
        settings.put("token.ada.x", "y".repeat(1_024));
        refuses(settings, "token.ada");
    }

    private static void refuses(Map<String, String> settings, String named) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith("Setting " + named + " ")
                .hasLineCount(1);
    }

    private static MintingRules read(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(TokenSettings.class)
                .withMapping(GroupsSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build();
        var token = config.getConfigMapping(TokenSettings.class);
        MintingRules.checkIdentityService(token);
        return MintingRules.of(token, config.getConfigMapping(GroupsSettings.class));
    }
}
