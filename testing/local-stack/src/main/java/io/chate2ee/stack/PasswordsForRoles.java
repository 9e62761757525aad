package io.chate2ee.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes PostgreSQL ask every role for its password, so that the services log in here as they do in production. Only the
 * administrator, who creates the databases, comes in without one, and only from this machine.
 */
final class PasswordsForRoles {
    private static final String RULES = """
            # type  database  user      address        method
            host    all       postgres  127.0.0.1/32   trust
            host    all       postgres  ::1/128        trust
            %1$s    all       all       127.0.0.1/32   scram-sha-256
            %1$s    all       all       ::1/128        scram-sha-256
            """;

    private PasswordsForRoles() {}

    static void requiredIn(Path dataDirectory) {
        write(dataDirectory, "host");
    }

    /** The same, and only over TLS. */
    static void requiredOverTlsIn(Path dataDirectory) {
        write(dataDirectory, "hostssl");
    }

    private static void write(Path dataDirectory, String type) {
        try {
            Files.writeString(dataDirectory.resolve("pg_hba.conf"), RULES.formatted(type));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write pg_hba.conf", e);
        }
    }
}
