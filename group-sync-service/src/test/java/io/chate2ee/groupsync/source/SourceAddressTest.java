package io.chate2ee.groupsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.settings.TestSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
    @ParameterizedTest
    @CsvSource({"us, https://2512345.api-us.cometchat.io/v3", "in, https://2512345.api-in.cometchat.io/v3"})
    void appAndRegionAreFilledIntoTheVendorsAddress(String region, URI address) {
        assertThat(address(Map.of("source.app-id", "2512345", "source.region", region)))
                .isEqualTo(address);
    }

    @Test
    void anOnPremiseAddressNeedsNoRegion() {
        assertThat(address(Map.of("source.app-id", "2512345", "source.url", "https://api.chat.example/v3/")))
                .isEqualTo(URI.create("https://api.chat.example/v3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "a@b", "a b", "a#", ""})
    void anAppIdThatWouldLeadElsewhereStopsTheStart(String appId) {
        assertThatThrownBy(() -> address(Map.of("source.app-id", appId, "source.region", "eu")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting source.app-id ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://api.chat.example", "api.chat.example/v3", "https://{host}/v3"})
    void whatIsNoAddressStopsTheStart(String url) {
        assertThatThrownBy(() -> address(Map.of("source.app-id", "2512345", "source.url", url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting source.url ");
    }

    private static URI address(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(Map.of("virgil.url", "http://127.0.0.1:1", "virgil.service-key", "none"));
        all.putAll(settings);
        return SourceAddress.of(TestSettings.of(all).source()).base();
    }
}
