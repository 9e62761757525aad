package io.chate2ee.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.identity.fixture.RegistryDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself refuses, whoever writes to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class OneToOneTest {
    private RegistryDatabase registry;

    @BeforeAll
    void startServer() {
        registry = RegistryDatabase.start();
        registry.tables().imported("alice", "identity-of-alice");
    }

    @AfterAll
    void stopServer() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, another-identity, chat_user_pkey",
        "bob, identity-of-alice, chat_user_identity_key",
        "no id, identity-of-no-id, chat_user_uid_check",
        "bob, short, chat_user_identity_check",
    })
    void userWithTwoIdentitiesIdentityOfTwoUsersAndWhatIsNoIdAreRefused(String uid, String identity, String rule) {
        assertThatThrownBy(() -> registry.tables().imported(uid, identity))
                .cause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(rule);

        assertThat(registry.tables().users()).isOne();
    }

    @Test
    void twoGroupsCannotHaveOneIdentity() {
        String group = "INSERT INTO chat_group VALUES ('%s', 1, 1, 'identity-of-a-group', 'in-sync', 1, '{}', 0)";
        registry.tables().change(group.formatted("one"));

        assertThatThrownBy(() -> registry.tables().change(group.formatted("other")))
                .cause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("chat_group_identity_key");
    }
}
