package io.chate2ee.groupsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.http.outbound.RefusedException;
import io.chate2ee.stack.chat.ChatDouble;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Made before each test.
class ApiKeysTest {
    private static final Guid NIGHT = new Guid("night");

    private final ChatDouble chat = ChatDouble.start();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        chat.close();
    }

    @Test
    void aKeyThatIsRefusedGivesWayToTheNextWhichIsThenTheFirst() throws Exception {
        chat.group("night", List.of("mara"));
        ApiKeys keys = keys("withdrawn\n" + ChatDouble.API_KEY);
        GroupSource source = source(keys);

        assertThat(source.membership(NIGHT)).isPresent();

        assertThat(keys.inOrder()).containsExactly(ChatDouble.API_KEY, "withdrawn");
        assertThat(chat.rest().refused()).isEqualTo(1);
        keys.onStop(new ShutdownEvent());
    }

    @Test
    void aKeyIsReplacedWithoutARestart() throws Exception {
        chat.group("night", List.of("mara"));
        ApiKeys keys = keys(ChatDouble.API_KEY);
        GroupSource source = source(keys);
        assertThat(source.membership(NIGHT)).isPresent();

        chat.rest().accept("the next");
        assertThatThrownBy(() -> source.membership(NIGHT)).isInstanceOf(RefusedException.class);
        Files.writeString(folder.resolve("keys"), "the next");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(keys.inOrder()).containsExactly("the next"));
        assertThat(source.membership(NIGHT)).isPresent();
        keys.onStop(new ShutdownEvent());
    }

    @Test
    void withoutAKeyThereIsNoStart() {
        assertThatThrownBy(() -> new ApiKeys(
                        TestSettings.of(TestSource.settings(chat, 3, " ")).source()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting source.api-key is not set");
        assertThatThrownBy(() -> keys("# none"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting source.api-key-file names a file without a key");
    }

    private ApiKeys keys(String lines) throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), lines);
        Map<String, String> settings = new HashMap<>(TestSource.settings(chat, 3, "not used"));
        settings.put("source.api-key-file", file.toString());
        return new ApiKeys(TestSettings.of(settings).source());
    }

    private GroupSource source(ApiKeys keys) {
        TestSettings settings = TestSettings.of(TestSource.settings(chat, 3, "not used"));
        return SourceBeans.build(
                settings.source(),
                keys,
                settings.chat().uid().idCase(),
                Clock.systemUTC(),
                new ArrayList<Duration>()::add,
                status -> {});
    }
}
