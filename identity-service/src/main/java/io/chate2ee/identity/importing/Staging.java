package io.chate2ee.identity.importing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.mapping.Mapping;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Brings mappings into the temporary table {@code import_row}, which ends with the connection, by {@code COPY}. */
final class Staging implements AutoCloseable {
    private static final String TABLE = """
            CREATE TEMPORARY TABLE import_row (
                line bigint NOT NULL, uid text COLLATE "C" NOT NULL, identity text COLLATE "C" NOT NULL,
                source text NOT NULL)
            """;
    private static final String KEY = "ALTER TABLE import_row ADD PRIMARY KEY (line)";
    private static final int BUFFER = 64 * 1024;

    private final Connection connection;
    private final IdentityDerivation derivation;
    private final CopyIn copy;
    private final MessageDigest digest = sha256();
    private final StringBuilder buffer = new StringBuilder(BUFFER + 512);

    private Staging(Connection connection, IdentityDerivation derivation) throws SQLException {
        this.connection = connection;
        this.derivation = derivation;
        execute(TABLE);
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY import_row FROM STDIN");
    }

    /** Makes the table; the connection is this object's until {@link #complete}. */
    static Staging begin(Connection connection, IdentityDerivation derivation) throws SQLException {
        return new Staging(connection, derivation);
    }

    /** Adds a row. Ids hold nothing that {@code COPY} would have to have escaped. */
    void add(Mapping mapping) throws SQLException {
        boolean follows = derivation.of(mapping.uid()).equals(mapping.identity());
        buffer.append(mapping.line())
                .append('\t')
                .append(mapping.uid().value())
                .append('\t')
                .append(mapping.identity().value())
                .append('\t')
                .append(follows ? "derived" : "imported")
                .append('\n');
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    /**
     * Ends the copying and makes the table ready for look-ups by line.
     *
     * @return a name of what was staged: the same for the same lines in the same places
     */
    String complete() throws SQLException {
        flush();
        copy.endCopy();
        execute(KEY);
        execute("ANALYZE import_row");
        return HexFormat.of().formatHex(digest.digest());
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(US_ASCII);
        digest.update(bytes);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException unusableJdk) {
            throw new IllegalStateException("Every JDK must have SHA-256", unusableJdk);
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
