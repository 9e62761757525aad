package io.chate2ee.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    @Test
    void withoutALoginThereIsNoStart() {
        Optional<String> some = Optional.of("some");

        assertThatCode(() -> PostgresLogin.demand(some, some)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PostgresLogin.demand(Optional.empty(), some))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting postgres.user is not set");
        assertThatThrownBy(() -> PostgresLogin.demand(some, Optional.of(" ")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting postgres.password is not set");
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
