package io.chate2ee.postgres;

import io.chate2ee.http.start.WrongSetting;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The role as which the service comes to its database, {@code postgres.user} and {@code postgres.password}, asked for with each new
 * connection: a password in a file can be replaced while the service runs. Connections that are open stay so.
 */
@Singleton
@Unremovable
public class PostgresLogin implements CredentialsProvider {
    private final Config config;

    /** Reads from this configuration. */
    @Inject
    public PostgresLogin(Config config) {
        this.config = config;
    }

    /**
     * Refuses a start that could never reach the database because nobody said as whom.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException one line that names what is not set
     */
    public static void demand(PostgresSettings settings) {
        demand(settings.user(), settings.password());
    }

    static void demand(Optional<String> user, Optional<String> password) {
        WrongSetting.required("postgres.user", user);
        WrongSetting.required("postgres.password", password);
    }

    @Override
    public Map<String, String> getCredentials(String credentialsProviderName) {
        Map<String, String> login = new HashMap<>();
        config.getOptionalValue("postgres.user", String.class).ifPresent(user -> login.put(USER_PROPERTY_NAME, user));
        config.getOptionalValue("postgres.password", String.class)
                .ifPresent(password -> login.put(PASSWORD_PROPERTY_NAME, password));
        return login;
    }
}
