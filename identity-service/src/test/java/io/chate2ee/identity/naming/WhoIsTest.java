package io.chate2ee.identity.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.fixture.RegistryDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class WhoIsTest {
    private RegistryDatabase registry;
    private WhoIs whoIs;

    @BeforeAll
    void startServer() {
        registry = RegistryDatabase.start();
        whoIs = new WhoIs(registry.dataSource());
        registry.tables().imported("alice", "identity-of-alice");
        registry.tables()
                .change("UPDATE chat_user SET first_seen = '2026-01-31T08:00:00Z', last_seen = '2026-02-01T09:30:00Z'");
        registry.tables()
                .change(
                        "INSERT INTO chat_group VALUES ('friends', 1, 1, 'identity-of-friends', 'in-sync', 1, '{}', 0)");
    }

    @AfterAll
    void stopServer() {
        registry.close();
    }

    @Test
    void userIsFoundByUidAndByIdentity() throws SQLException {
        Named alice = new Named.User(
                "alice",
                "identity-of-alice",
                "imported",
                1,
                false,
                Instant.parse("2026-01-31T08:00:00Z"),
                Instant.parse("2026-02-01T09:30:00Z"));

        assertThat(whoIs.uid(new Uid("alice"))).contains(alice);
        assertThat(whoIs.identity(new Identity("identity-of-alice"))).contains(alice);
        assertThat(alice.toJson())
                .isEqualTo(
                        "{\"uid\":\"alice\",\"identity\":\"identity-of-alice\",\"source\":\"imported\",\"version\":1,"
                                + "\"forgotten\":false,\"firstSeen\":\"2026-01-31T08:00:00Z\",\"lastSeen\":\"2026-02-01T09:30:00Z\"}");
    }

    @Test
    void groupIsFoundByItsIdentity() throws SQLException {
        Optional<Named> friends = whoIs.identity(new Identity("identity-of-friends"));

        assertThat(friends).contains(new Named.Group("friends", "identity-of-friends"));
        assertThat(friends.map(Named::toJson)).contains("{\"guid\":\"friends\",\"identity\":\"identity-of-friends\"}");
    }

    @Test
    void nothingIsSaidOfWhoeverHasNoRow() throws SQLException {
        assertThat(whoIs.uid(new Uid("nobody"))).isEmpty();
        assertThat(whoIs.identity(new Identity("identity-of-nobody"))).isEmpty();
    }
}
