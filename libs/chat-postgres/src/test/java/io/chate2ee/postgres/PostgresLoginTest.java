package io.chate2ee.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresLoginTest {
    private final Map<String, String> settings = new HashMap<>();
    private final PostgresLogin login = new PostgresLogin(config());

    @Test
    void aNewPasswordIsUsedByTheNextConnection() {
        settings.putAll(Map.of("postgres.user", "chat", "postgres.password", "old"));
        assertThat(login.getCredentials("postgres")).isEqualTo(Map.of("user", "chat", "password", "old"));

        settings.put("postgres.password", "new");

        assertThat(login.getCredentials("postgres")).isEqualTo(Map.of("user", "chat", "password", "new"));
    }

    @Test
    void whatIsNotSetIsNotSaid() {
        assertThat(login.getCredentials("postgres")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres.user", "postgres.password"})
    void withoutALoginThereIsNoStart(String absent) {
        var complete = new HashMap<>(Map.of(
                "postgres.host", "localhost",
                "postgres.port", "5432",
                "postgres.database", "chat",
                "postgres.user", "chat",
                "postgres.password", "secret"));
        assertThatCode(() -> PostgresLogin.demand(mapped(complete))).doesNotThrowAnyException();

        complete.put(absent, " ");

        assertThatThrownBy(() -> PostgresLogin.demand(mapped(complete)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting " + absent + " is not set");
    }

    private static PostgresSettings mapped(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(PostgresSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(PostgresSettings.class);
    }

    private Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new ConfigSource() {
                    @Override
                    public Set<String> getPropertyNames() {
                        return settings.keySet();
                    }

                    @Override
                    public @Nullable String getValue(String name) {
                        return settings.get(name);
                    }

                    @Override
                    public String getName() {
                        return "of this test";
                    }
                })
                .build();
    }
}
