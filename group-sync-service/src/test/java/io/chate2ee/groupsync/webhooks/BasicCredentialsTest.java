package io.chate2ee.groupsync.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {
    private static final String CURRENT = "chat:0123456789abcdef";
    private static final String NEXT = "chat:fedcba9876543210";

    private final BasicCredentials credentials = BasicCredentials.of("webhooks.credentials", List.of(CURRENT, NEXT));

    @Test
    void anyOfThemIsAcceptedSoThatOneCanReplaceTheOther() {
        assertThat(credentials.accept(basic(CURRENT))).isTrue();
        assertThat(credentials.accept(basic(NEXT))).isTrue();
        assertThat(credentials.accept(basic(NEXT).replace("Basic", "basic"))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Bearer Y2hhdDowMTIzNDU2Nzg5YWJjZGVm",
                "Y2hhdDowMTIzNDU2Nzg5YWJjZGVm"
            })
    void whatIsNoPairIsRefused(String header) {
        assertThat(credentials.accept(header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", "chat:", "chat:0123456789abcde", "chat:0123456789abcdef0", "Chat:0123456789abcdef"})
    void anotherPairIsRefused(String pair) {
        assertThat(credentials.accept(basic(pair))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-colon-in-this-one", ":0123456789abcdef", "chat:too-short"})
    void aSettingThatCannotBeRightStopsTheStartWithoutRepeatingIt(String pair) {
        assertThatThrownBy(() -> BasicCredentials.of("webhooks.credentials", List.of(CURRENT, pair)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("webhooks.credentials")
                .hasMessageNotContaining(pair);
    }

    @Test
    void withoutOneThereIsNoStart() {
        assertThatThrownBy(() -> BasicCredentials.of("webhooks.credentials", List.of()))
                .hasMessageContaining("Setting webhooks.credentials is not set");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
