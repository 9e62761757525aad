package io.chate2ee.identity.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.identity.fixture.RegistryDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ExportTest {
    private RegistryDatabase registry;
    private Export export;

    @BeforeAll
    void startServer() {
        registry = RegistryDatabase.start();
        export = new Export(registry.dataSource());
    }

    @AfterAll
    void stopServer() {
        registry.close();
    }

    @BeforeEach
    void fill() {
        registry.clear();
        registry.tables().imported("bob", "identity-of-bob-");
        registry.tables().imported("alice", "identity-of-alice");
        registry.tables().imported("gone", "identity-of-gone");
        registry.tables().forget("gone", "1 minute");
        registry.tables()
                .change("UPDATE chat_user SET first_seen = '2026-01-31T08:00:00Z', last_seen = '2026-02-01T09:30:00Z'");
    }

    @Test
    void csvHasALineOfNamesAndAllUsersButForgottenOnesByUid() throws SQLException, IOException {
        var out = new ByteArrayOutputStream();

        assertThat(export.write(out, ExportFormat.CSV)).isEqualTo(2);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                uid,identity,source,version,first_seen,last_seen
                alice,identity-of-alice,imported,1,2026-01-31T08:00:00Z,2026-02-01T09:30:00Z
                bob,identity-of-bob-,imported,1,2026-01-31T08:00:00Z,2026-02-01T09:30:00Z
                """);
    }

    @Test
    void ndjsonHasOneObjectALine() throws SQLException, IOException {
        var out = new ByteArrayOutputStream();

        export.write(out, ExportFormat.NDJSON);

        assertThat(out.toString(UTF_8).lines())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "{\"uid\":\"alice\",\"identity\":\"identity-of-alice\",\"source\":\"imported\",\"version\":1,"
                                + "\"firstSeen\":\"2026-01-31T08:00:00Z\",\"lastSeen\":\"2026-02-01T09:30:00Z\"}");
    }

    @Test
    void userWhoBecomesKnownMeanwhileIsNotInIt() throws SQLException, IOException {
        registry.tables()
                .change("INSERT INTO chat_user SELECT 'many-' || i, 'identity-of-many-' || i, 'imported', 1,"
                        + " false, now(), now() FROM generate_series(1, 5000) i");
        var out = new ByteArrayOutputStream();

        long written = export.write(addingUserAtTheFirstByte(out), ExportFormat.CSV);

        assertThat(written).isEqualTo(5_002);
        assertThat(registry.tables().rowsOf("newcomer")).isOne();
        assertThat(out.toString(UTF_8)).doesNotContain("newcomer").contains("many-5000");
    }

    private OutputStream addingUserAtTheFirstByte(OutputStream out) {
        return new OutputStream() {
            private boolean added;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!added) {
                    added = true;
                    registry.tables().imported("newcomer", "identity-of-newcomer");
                }
                out.write(bytes, offset, length);
            }
        };
    }
}
