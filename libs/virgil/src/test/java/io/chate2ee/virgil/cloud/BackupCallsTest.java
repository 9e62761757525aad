package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.assertNotUnderstood;
import static io.chate2ee.virgil.cloud.CloudFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.cloud.TinyServer.Reply;
import io.chate2ee.virgil.envelope.Envelope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCallsTest {

    private static final Envelope ENVELOPE = new Envelope(new byte[] {1, 2}, new byte[] {3});
    private static final String VALUE = "{\"meta\":\"AQI=\",\"value\":\"Aw==\",\"version\":\"2.0\"}";
    private static final String NOTHING = "{\"meta\":\"\",\"value\":\"\",\"version\":\"1.0\"}";

    private final CloudFixture fixture = new CloudFixture();

    @AfterEach
    void stopServer() {
        fixture.close();
    }

    @Test
    void valueIsReadWithItsVersionAndHash() throws Exception {
        fixture.answer(asked -> Reply.ok(VALUE));

        assertThat(get(fixture.cloud().pullBackup())).isEqualTo(new BackupValue(ENVELOPE, "2.0", "aGFzaA=="));
        assertThat(fixture.server().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("GET /keyknox/v1");
            assertThat(asked.body()).isEmpty();
        });
    }

    @Test
    void nothingStoredIsAnEmptyValue() throws Exception {
        fixture.answer(asked -> Reply.ok(NOTHING));

        assertThat(get(fixture.cloud().pullBackup()).envelope().isEmpty()).isTrue();
    }

    @Test
    void valueIsPutOverTheStateItChanges() throws Exception {
        fixture.answer(asked -> Reply.ok(VALUE));

        get(fixture.cloud().pushBackup(ENVELOPE, "b2xk"));
        get(fixture.cloud().pushBackup(ENVELOPE, null));

        var asked = fixture.server().asked();
        assertThat(asked.get(0).method() + " " + asked.get(0).path()).isEqualTo("PUT /keyknox/v1");
        assertThat(asked.get(0).headers()).containsEntry("Virgil-Keyknox-Previous-Hash", "b2xk");
        assertThat(asked.get(0).body()).isEqualTo("{\"meta\":\"AQI=\",\"value\":\"Aw==\"}");
        assertThat(asked.get(1).headers()).doesNotContainKey("Virgil-Keyknox-Previous-Hash");
    }

    @Test
    void pushThatIsNotEchoedIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(NOTHING));

        assertNotUnderstood(fixture.cloud().pushBackup(ENVELOPE, null));
    }

    @Test
    void valueIsEmptied() throws Exception {
        fixture.answer(asked -> Reply.ok(NOTHING));

        get(fixture.cloud().resetBackup());

        assertThat(fixture.server().asked().get(0).path()).isEqualTo("/keyknox/v1/reset");
    }

    @Test
    void resetAfterWhichSomethingIsLeftIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(VALUE));

        assertNotUnderstood(fixture.cloud().resetBackup());
    }

    @Test
    void answerWithoutAHashIsNotBelieved() {
        fixture.answer(asked -> new Reply(200, Map.of(), VALUE));

        assertNotUnderstood(fixture.cloud().pullBackup());
        assertNotUnderstood(fixture.cloud().pushBackup(ENVELOPE, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX-Injected: 1", "ü"})
    void whatCannotBeAHashNeverBecomesAHeader(String hash) {
        assertThatThrownBy(() -> fixture.cloud().pushBackup(ENVELOPE, hash))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture.server().asked()).isEmpty();
    }
}
