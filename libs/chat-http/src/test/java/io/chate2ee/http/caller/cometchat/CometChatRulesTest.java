package io.chate2ee.http.caller.cometchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CometChatRulesTest {
    @Test
    void askCometChatsOwnCloudUnlessToldOtherwise() {
        assertThat(rules(Map.of()).base()).isEqualTo(URI.create("https://app1.apiclient-eu.cometchat.io"));
        assertThat(rules(Map.of("way", "rest", "api-key", "k")).base())
                .isEqualTo(URI.create("https://app1.api-eu.cometchat.io"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://apiclient.chat.example.org/, https://apiclient.chat.example.org",
        "https://{appId}.{region}.example.org:8443, https://app1.eu.example.org:8443"
    })
    void fillInTheOperatorsOwnTemplate(String url, String expected) {
        assertThat(rules(Map.of("url", url)).base()).isEqualTo(URI.create(expected));
    }

    @Test
    void needNoRegionWhereNoHostNamesOne() {
        assertThat(rules(Map.of("url", "https://{appId}.example.org", "region", ""))
                        .base())
                .isEqualTo(URI.create("https://app1.example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "app-id, '', app-id",
        "app-id, evil.example/x, app-id",
        "app-id, a@b, app-id",
        "region, '', region",
        "region, eu.cometchat.io.evil.example#, region",
        "url, ftp://example.org, url",
        "url, not a url, url",
        "way, rest, api-key",
        "timeout, 0s, timeout",
        "break-for, 0s, break-for",
        "break-after, 0, break-after",
        "look-ups-at-most, 0, look-ups-at-most",
        "positive-for, 1h, positive-for"
    })
    void refuseAWrongSettingAndNameIt(String leaf, String value, String named) {
        assertThatThrownBy(() -> rules(Map.of(leaf, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Setting chat.callers.cometchat." + named + " ");
    }

    private static CometChatRules rules(Map<String, String> more) {
        var leaves = new HashMap<>(Map.of("app-id", "app1", "region", "eu"));
        leaves.putAll(more);
        return CometChatRules.of(CometChatConfig.of(leaves));
    }
}
