package io.chate2ee.groupsync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Made before each test.
class SecretLinesTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final List<List<String>> taken = new CopyOnWriteArrayList<>();

    private void take(List<String> lines) {
        if (lines.isEmpty()) {
            throw WrongSetting.of("a.file", "names a file without a line");
        }
        taken.add(lines);
    }

    @Test
    void linesAreReadAtTheStartWithoutEmptyOnesAndComments() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "\n one \n# of May\r\ntwo\n");

        try (SecretLines lines = SecretLines.of("a.file", file, this::take, OFTEN)) {
            assertThat(lines).isNotNull();
            assertThat(taken).containsExactly(List.of("one", "two"));
        }
    }

    @Test
    void aChangeIsTakenOnceAndWithoutARestart() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "one");

        try (SecretLines lines = SecretLines.of("a.file", file, this::take, OFTEN)) {
            assertThat(lines).isNotNull();
            Files.writeString(file, "one\ntwo");
            await().untilAsserted(() -> assertThat(taken).contains(List.of("one", "two")));
            Files.writeString(file, "three");
            await().untilAsserted(() -> assertThat(taken).contains(List.of("three")));
        }
        assertThat(taken).containsExactly(List.of("one"), List.of("one", "two"), List.of("three"));
    }

    @Test
    void whatCannotBeUsedChangesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "one");

        try (SecretLines lines = SecretLines.of("a.file", file, this::take, OFTEN)) {
            assertThat(lines).isNotNull();
            Files.delete(file);
            Files.writeString(file, "");
            Files.writeString(file, "two");
            await().untilAsserted(() -> assertThat(taken).contains(List.of("two")));
        }
        assertThat(taken).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void withoutAFileThereIsNoStart() {
        assertThatThrownBy(() -> SecretLines.of("a.file", folder.resolve("none"), this::take, OFTEN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting a.file names a file that cannot be read");
    }

    @Test
    void withNothingInItThereIsNoStart() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "# nothing yet");

        assertThatThrownBy(() -> SecretLines.of("a.file", file, this::take, OFTEN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("without a line");
    }

    /** As where a template was mounted before it was filled in. */
    @Test
    void aSettingThatNamesAnotherThatIsNotThereEndsNothing() {
        Map<String, String> settings = new ConcurrentHashMap<>(Map.of("a.secret", "1"));

        try (SecretLines lines = SecretLines.ofSettings(config(settings), List.of("a.secret"), this::take, OFTEN)) {
            assertThat(lines).isNotNull();
            settings.put("a.secret", "${NOT_FILLED_IN}");
            await().pollDelay(OFTEN.multipliedBy(5))
                    .untilAsserted(() -> assertThat(taken).hasSize(1));
            settings.put("a.secret", "2");
            await().untilAsserted(() -> assertThat(taken).contains(List.of("2")));
        }
        assertThat(taken).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void settingsThatAreFilesAreTakenTogetherWhenOneOfThemWasChanged() {
        Map<String, String> settings = new ConcurrentHashMap<>(Map.of("a.name", "one", "a.secret", "1"));

        try (SecretLines lines =
                SecretLines.ofSettings(config(settings), List.of("a.name", "a.secret"), this::take, OFTEN)) {
            assertThat(lines).isNotNull();
            settings.remove("a.secret");
            settings.put("a.secret", "2");
            await().untilAsserted(() -> assertThat(taken).contains(List.of("one", "2")));
        }
        assertThat(taken).containsExactly(List.of("one", "1"), List.of("one", "2"));
    }

    @Test
    void withoutOneOfTheSettingsThereIsNoStart() {
        assertThatThrownBy(() -> SecretLines.ofSettings(
                        config(Map.of("a.secret", "1")), List.of("a.name", "a.secret"), this::take, OFTEN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting a.name is not set");
    }

    /** One that says each time what the map says then, as with files. */
    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new MapBackedConfigSource("files", settings) {})
                .addDefaultInterceptors()
                .build();
    }
}
