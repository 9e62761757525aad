package io.chate2ee.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who brings the database to the schema of this version. */
@ConfigMapping(prefix = "postgres")
public interface SchemaSettings {
    /**
     * Whether the service does so when it starts, for which its role must own the tables. Otherwise it waits until the command
     * {@code migrate} has.
     */
    @WithDefault("true")
    boolean migrate();
}
