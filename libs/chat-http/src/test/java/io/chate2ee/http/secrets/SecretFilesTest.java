package io.chate2ee.http.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // The test engine fills the field.
class SecretFilesTest {
    private static final int PACKAGED = 250;
    private static final int ENVIRONMENT = 300;

    @TempDir
    Path directory;

    @Test
    void aFileIsTheSettingOfItsName() throws IOException {
        Files.writeString(directory.resolve("owner.key-encryption-key"), "c2VjcmV0");

        assertThat(config(Map.of(), PACKAGED).getValue("owner.key-encryption-key", String.class))
                .isEqualTo("c2VjcmV0");
    }

    @Test
    void oneLineBreakAtTheEndIsNotPartOfIt() throws IOException {
        Files.writeString(directory.resolve("a.b"), "x\n");
        Files.writeString(directory.resolve("a.c"), "x\r\n");
        Files.writeString(directory.resolve("a.d"), "x \n\n");
        SmallRyeConfig config = config(Map.of(), PACKAGED);

        assertThat(config.getRawValue("a.b")).isEqualTo("x");
        assertThat(config.getRawValue("a.c")).isEqualTo("x");
        assertThat(config.getRawValue("a.d")).isEqualTo("x \n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa$$word",
                "pa$word",
                "${postgres.user}",
                "a${",
                "a}$",
                "$",
                "$$$",
                "\\$",
                "\\\\$x\\",
                "a\\${b:c}\\$$",
                "\\{}:${:}"
            })
    void aSecretIsWhatTheFileHoldsDollarSignsIncluded(String secret) throws IOException {
        Files.writeString(directory.resolve("postgres.password"), secret);

        assertThat(config(Map.of(), PACKAGED).getValue("postgres.password", String.class))
                .isEqualTo(secret);
    }

    @Test
    void aReplacedSecretIsSeenByWhoeverAsksAgain() throws IOException {
        mount("2026_11_23", "old");
        SmallRyeConfig config = config(Map.of(), PACKAGED);
        assertThat(config.getRawValue("postgres.password")).isEqualTo("old");

        mount("2026_11_24", "new");

        assertThat(config.getRawValue("postgres.password")).isEqualTo("new");
    }

    @Test
    void aFileWinsOverThePackagedDefaultAndTheEnvironmentOverTheFile() throws IOException {
        Files.writeString(directory.resolve("postgres.user"), "file");

        assertThat(config(Map.of("postgres.user", "other"), PACKAGED).getRawValue("postgres.user"))
                .isEqualTo("file");
        assertThat(config(Map.of("postgres.user", "other"), ENVIRONMENT).getRawValue("postgres.user"))
                .isEqualTo("other");
    }

    @Test
    void whatIsNoSettingIsNotRead() throws IOException {
        Files.writeString(directory.resolve("README"), "x");
        Files.writeString(directory.resolve(".hidden.file"), "x");
        Files.createDirectory(directory.resolve("a.directory"));
        var files = new SecretFiles(directory);

        assertThat(files.getPropertyNames()).isEmpty();
        assertThat(files.getValue("README")).isNull();
        assertThat(files.getValue("../" + directory.getFileName() + "/README")).isNull();
    }

    @Test
    void aSecretThatWasTakenAwayIsAbsent() throws IOException {
        Files.writeString(directory.resolve("source.api-key"), "x");
        var files = new SecretFiles(directory);

        Files.delete(directory.resolve("source.api-key"));

        assertThat(files.getValue("source.api-key")).isNull();
    }

    @Test
    void withoutTheSettingThereAreNone() {
        var config = new SmallRyeConfigBuilder().addDiscoveredSources().build();

        assertThat(config.getConfigSources()).noneMatch(SecretFiles.class::isInstance);
    }

    @Test
    void aDirectoryThatIsNotThereRefusesTheStartByName() {
        directory = directory.resolve("absent");

        assertThatThrownBy(() -> config(Map.of(), PACKAGED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secrets.directory");
    }

    /** As Kubernetes does it: a directory for each version, and a link that is put in the place of the last one. */
    private void mount(String version, String password) throws IOException {
        Path data = Files.createDirectory(directory.resolve(".." + version));
        Files.writeString(data.resolve("postgres.password"), password);
        Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), data.getFileName());
        Files.move(
                link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path name = directory.resolve("postgres.password");
        if (!Files.exists(name)) {
            Files.createSymbolicLink(name, Path.of("..data", "postgres.password"));
        }
    }

    private SmallRyeConfig config(Map<String, String> others, int ordinal) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("secrets.directory", directory.toString()), "where", ENVIRONMENT))
                .withSources(new PropertiesConfigSource(others, "others", ordinal))
                .withSources(new SecretFilesFactory())
                .addDefaultInterceptors()
                .build();
    }
}
