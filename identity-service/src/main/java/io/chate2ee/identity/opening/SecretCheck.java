package io.chate2ee.identity.opening;

import io.chate2ee.identity.derivation.IdentityDerivation;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
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
     * Compares.
     *
     * @throws AnotherSecretException if the database remembers another secret
     * @throws SQLException if the database cannot be asked
     */
    void check() throws SQLException {
        String fingerprint = derivation.secret().fingerprint();
        try (Connection connection = database.getConnection()) {
            rememberTheFirst(connection, fingerprint);
            if (!MessageDigest.isEqual(bytes(fingerprint), bytes(remembered(connection)))) {
                throw new AnotherSecretException();
            }
        }
    }

    private static void rememberTheFirst(Connection connection, String fingerprint) throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBER_THE_FIRST)) {
            statement.setString(1, fingerprint);
            statement.executeUpdate();
        }
    }

    private static String remembered(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBERED);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
