package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** An app key is replaced while the service runs, as token-service's is. */
class AppKeyChangeIT extends CloudFixture {
    private final String withdrawn = Base64.getEncoder()
            .encodeToString(Ed25519PrivateKey.generate(new SecureRandom()).exportDer());

    @Test
    void aKeyThatIsPutIntoItsFilesTakesOverFromOneThatTheCloudRefuses() {
        Map<String, String> files =
                new ConcurrentHashMap<>(Map.of("virgil.app-key-id", "withdrawn-key", "virgil.app-key", withdrawn));
        TestCloud way = way(files);
        AppKeyWatch watch = new AppKeyWatch(
                new SmallRyeConfigBuilder()
                        .withSources(new MapBackedConfigSource("files", files) {})
                        .build(),
                way.credentials(),
                way.tokens());
        watch.start();
        assertThatThrownBy(() -> search(way)).isInstanceOf(CompletionException.class);
        assertThat(way.gate().isOpen()).isFalse();

        files.putAll(appKey());

        await().ignoreExceptions().untilAsserted(() -> assertThat(search(way)).isEmpty());
        assertThat(way.gate().isOpen()).isTrue();
        watch.onStop(new ShutdownEvent());
    }

    @Test
    void whatIsNoKeyChangesNothing() {
        TestCloud way = way(Map.of());

        assertThatThrownBy(() -> way.credentials().change("app-key", "no key at all"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("virgil.app-key")
                .hasMessageNotContaining("no key at all");
        assertThat(search(way)).isEmpty();
    }
}
