package io.chate2ee.postgres;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The schema that this version of the service needs. Blocks. */
@Singleton
public class SchemaVersion {
    private final Flyway flyway;
    private final PostgresSettings settings;

    /** For the service's one database. */
    @Inject
    public SchemaVersion(Flyway flyway, PostgresSettings settings) {
        this.flyway = flyway;
        this.settings = settings;
    }

    /**
     * Migrates, or, where that is left to the command {@code migrate}, checks that it has been done. A schema of a later version will do:
     * migrations only add what earlier versions do not know of.
     *
     * @throws SchemaBehindException if it has not been done yet
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be asked or changed
     */
    public void demand() {
        if (settings.migrate()) {
            flyway.migrate();
            return;
        }
        MigrationInfo[] pending = flyway.info().pending();
        if (pending.length > 0) {
            throw new SchemaBehindException(
                    pending[pending.length - 1].getVersion().toString());
        }
    }
}
