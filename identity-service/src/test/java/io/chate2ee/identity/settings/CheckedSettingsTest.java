package io.chate2ee.identity.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.start.Launch;
import io.chate2ee.identity.fixture.TestSettings;
import io.chate2ee.postgres.PostgresSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedSettingsTest {
    private static final Map<String, String> NEEDED = Map.of(
            "identity.derivation-secret", TestSettings.newSecret(),
            "postgres.user", "chat",
            "postgres.password", "a-password");

    @Test
    void whatHasNoDefaultIsEnoughToStart() {
        CheckedSettings settings = settings(Map.of());

        assertThatCode(() -> settings.check(new StartupEvent())).doesNotThrowAnyException();
        assertThat(settings.derivation().ownerIdentity()).isEqualTo(new Identity("2137f9ef75295ea"));
    }

    @ParameterizedTest
    @CsvSource({
        "identity.derivation-secret, '', Setting identity.derivation-secret is not set",
        "identity.derivation-secret, ~~~, Setting identity.derivation-secret cannot be used: is not standard base64",
        "groups.owner-identity, short, Setting groups.owner-identity cannot be used: identity is shorter",
        "postgres.user, '', Setting postgres.user is not set",
        "postgres.password, '', Setting postgres.password is not set",
        "identity.database-timeout, 0s, Setting identity.database-timeout must be greater than zero",
        "identity.retry-after, 0s, Setting identity.retry-after must be greater than zero",
        "identity.cache.users, 0, Setting identity.cache.users must be greater than zero",
        "identity.cache.groups-and-members, -1, Setting identity.cache.groups-and-members must be greater than zero",
        "identity.cache.known-for, 0s, Setting identity.cache.known-for must be greater than zero",
        "identity.cache.unknown-for, 0s, Setting identity.cache.unknown-for must be greater than zero",
        "identity.outbox.batch, 0, Setting identity.outbox.batch must be greater than zero",
        "identity.outbox.interval, 0s, Setting identity.outbox.interval must be greater than zero",
    })
    void whatCannotBeRightIsNamed(String setting, String value, String message) {
        CheckedSettings settings = settings(Map.of(setting, value));

        assertThatThrownBy(() -> settings.check(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message)
                .hasNoCause();
    }

    @Test
    void secretCanBeInAFile(@TempDir Path files) throws IOException {
        Path file = Files.writeString(files.resolve("secret"), NEEDED.get("identity.derivation-secret") + "\n");

        CheckedSettings settings =
                settings(Map.of("identity.derivation-secret", "", "identity.derivation-secret-file", file.toString()));

        assertThat(settings.derivation().of(new Uid("alice")))
                .isEqualTo(settings(Map.of()).derivation().of(new Uid("alice")));
    }

    @Test
    void secretInAFileThatIsNotThereTooShortOrBesideAnotherEndsTheStart(@TempDir Path files) throws IOException {
        Path file = Files.writeString(files.resolve("secret"), "c2hvcnQ=");

        assertThatThrownBy(() -> settings(Map.of(
                                "identity.derivation-secret", "", "identity.derivation-secret-file", file.toString()))
                        .derivation())
                .hasMessageStartingWith("Setting identity.derivation-secret-file cannot be used: holds 5 bytes");
        assertThatThrownBy(() -> settings(Map.of(
                                "identity.derivation-secret", "", "identity.derivation-secret-file", file + "-absent"))
                        .derivation())
                .hasMessageStartingWith("Setting identity.derivation-secret-file cannot be used: there is no text file")
                .hasNoCause();
        assertThatThrownBy(() -> settings(Map.of("identity.derivation-secret-file", file.toString()))
                        .derivation())
                .hasMessageStartingWith(
                        "Setting identity.derivation-secret-file is set beside identity.derivation-secret");
    }

    private static CheckedSettings settings(Map<String, String> different) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IdentitySettings.class)
                .withMapping(GroupsSettings.class)
                .withMapping(PostgresSettings.class)
                .withSources(new PropertiesConfigSource(different, "different", 300))
                .withSources(new PropertiesConfigSource(NEEDED, "needed", 200))
                .withSources(new PropertiesConfigSource(shipped(), "shipped", 100))
                .addDefaultInterceptors()
                .build();
        return new CheckedSettings(
                config.getConfigMapping(IdentitySettings.class),
                config.getConfigMapping(GroupsSettings.class),
                config.getConfigMapping(PostgresSettings.class),
                new Launch(new String[0]));
    }

    /** The defaults as they are shipped; only those of this service's own settings. */
    private static Map<String, String> shipped() {
        Properties properties = new Properties();
        try (InputStream file = CheckedSettings.class.getResourceAsStream("/application.properties")) {
            properties.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.matches("(identity|groups|postgres)\\..*"))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
