package io.chate2ee.identity.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.fixture.RegistryDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ForgettingTest {
    private RegistryDatabase registry;

    @BeforeAll
    void startServer() {
        registry = RegistryDatabase.start();
    }

    @AfterAll
    void stopServer() {
        registry.close();
    }

    @Test
    void userIsForgottenOnceUnderTheNextVersionAndAnnouncedSo() throws SQLException {
        registry.tables().imported("alice", "identity-of-alice");
        var forgetting = new Forgetting(registry.dataSource());

        assertThat(forgetting.forget(new Uid("alice"))).isTrue();
        assertThat(forgetting.forget(new Uid("alice"))).isFalse();

        assertThat(registry.tables()
                        .text("SELECT concat_ws(' ', version, forgotten, forgotten_at <= now()) FROM chat_user"))
                .isEqualTo("2 t t");
        assertThat(
                        registry.tables()
                                .text(
                                        "SELECT string_agg(concat_ws(' ', uid, version, forgotten), ', ' ORDER BY id) FROM user_outbox"))
                .isEqualTo("alice 1 f, alice 2 t");
    }

    @Test
    void nobodyIsForgottenWhoIsNotThere() throws SQLException {
        long before = registry.tables().number("SELECT count(*) FROM user_outbox");

        assertThat(new Forgetting(registry.dataSource()).forget(new Uid("nobody")))
                .isFalse();

        assertThat(registry.tables().number("SELECT count(*) FROM user_outbox")).isEqualTo(before);
    }
}
