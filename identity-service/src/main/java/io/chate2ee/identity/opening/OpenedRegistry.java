package io.chate2ee.identity.opening;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** The registry as a command finds it: one that the service has opened before, with this secret. Blocks. */
@Singleton
public class OpenedRegistry {
    private final Flyway flyway;
    private final SecretCheck secret;

    OpenedRegistry(Flyway flyway, SecretCheck secret) {
        this.flyway = flyway;
        this.secret = secret;
    }

    /**
     * Checks before anything is read or changed.
     *
     * @throws StartRefusedException if the service has not opened it yet, or with another secret
     * @throws SQLException if the database cannot be asked
     */
    public void demand() throws SQLException {
        if (flyway.info().pending().length > 0 || !secret.isRemembered()) {
            throw new StartRefusedException(
                    "This version of identity-service has not opened this registry yet: start the service once, and wait until it is ready");
        }
        secret.compare();
    }
}
