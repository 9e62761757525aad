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
            host    all       all       127.0.0.1/32   scram-sha-256
            host    all       all       ::1/128        scram-sha-256
            """;

    private PasswordsForRoles() {}

    static void requiredIn(Path dataDirectory) {
        try {
            Files.writeString(dataDirectory.resolve("pg_hba.conf"), RULES);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write pg_hba.conf", e);
        }
    }
}
