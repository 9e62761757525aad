package io.chate2ee.groupsync.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.settings.WebhooksSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Made before each test.
class SenderCredentialsTest {
    private static final String OLD = "chat:0123456789abcdef";
    private static final String NEXT = "chat:fedcba9876543210";

    @TempDir
    Path folder;

    @Test
    void credentialsInAFileAreReplacedWithoutARestart() throws Exception {
        Path file = Files.writeString(folder.resolve("pairs"), OLD);
        SenderCredentials credentials = new SenderCredentials(settings("webhooks.credentials-file", file.toString()));
        assertThat(accepts(credentials, OLD)).isTrue();
        assertThat(accepts(credentials, NEXT)).isFalse();

        Files.writeString(file, NEXT);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(accepts(credentials, NEXT)).isTrue());
        assertThat(accepts(credentials, OLD)).isFalse();
        credentials.onStop(new ShutdownEvent());
    }

    @Test
    void aFileWithoutAUsablePairStopsTheStartAndIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("pairs"), "chat:too-short");

        assertThatThrownBy(() -> new SenderCredentials(settings("webhooks.credentials-file", file.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("webhooks.credentials-file")
                .hasMessageNotContaining("too-short");
    }

    @Test
    void withoutAnyThereIsNoStart() {
        assertThatThrownBy(() -> new SenderCredentials(settings("webhooks.app-id", "app")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting webhooks.credentials is not set");
    }

    private static boolean accepts(SenderCredentials credentials, String pair) {
        return credentials.get().accept("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    private static WebhooksSettings settings(String name, String value) {
        return new SmallRyeConfigBuilder()
                .withMapping(WebhooksSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(Map.of(name, value))
                .build()
                .getConfigMapping(WebhooksSettings.class);
    }
}
