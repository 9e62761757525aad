package io.chate2ee.identity.opening;

import io.chate2ee.identity.derivation.IdentityDerivation;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Remembers the fingerprint of the first secret and refuses any other. Blocks. */
@Singleton
class SecretCheck {
    private static final String REMEMBER_THE_FIRST =
            "INSERT INTO derivation_secret (fingerprint) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String REMEMBERED = "SELECT fingerprint FROM derivation_secret";

    private final DataSource database;
    private final IdentityDerivation derivation;

    SecretCheck(DataSource database, IdentityDerivation derivation) {
        this.database = database;
        this.derivation = derivation;
    }

    /**
     * Compares, if a secret is remembered.
     *
     * @throws AnotherSecretException if the database remembers another secret
     * @throws SQLException if the database cannot be asked
     */
    void compare() throws SQLException {
        try (Connection connection = database.getConnection()) {
            compare(connection);
        }
    }

    /** Remembers this secret, unless one is remembered, and compares. */
    void remember() throws SQLException {
        try (Connection connection = database.getConnection()) {
            rememberTheFirst(connection, derivation.secret().fingerprint());
            compare(connection);
        }
    }

    /** Whether there is a secret to compare with. */
    boolean isRemembered() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return remembered(connection).isPresent();
        }
    }

    private void compare(Connection connection) throws SQLException {
        Optional<String> remembered = remembered(connection);
        if (remembered.isPresent()
                && !MessageDigest.isEqual(bytes(derivation.secret().fingerprint()), bytes(remembered.get()))) {
            throw new AnotherSecretException();
        }
    }

    private static void rememberTheFirst(Connection connection, String fingerprint) throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBER_THE_FIRST)) {
            statement.setString(1, fingerprint);
            statement.executeUpdate();
        }
    }

    private static Optional<String> remembered(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBERED);
                var row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
