package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.assertNotUnderstood;
import static io.chate2ee.virgil.cloud.CloudFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.cloud.TinyServer.Asked;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.group.GroupSessionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyknoxCallsTest {

    private static final KeyknoxKey KEY = KeyknoxKey.groupTicket(GroupSessionId.of("group-of-tests"), 7);
    private static final Envelope ENVELOPE = new Envelope(new byte[] {1, 2}, new byte[] {3});
    private static final String VALUE = "{\"owner\":\"o\",\"root\":\"group-sessions\",\"path\":\"" + KEY.path()
            + "\",\"key\":\"7\",\"identities\":[\"o\",\"a\"],\"meta\":\"AQI=\",\"value\":\"Aw==\"}";
    private static final String EMPTY =
            "{\"owner\":\"\",\"root\":\"\",\"path\":\"\",\"key\":\"\",\"identities\":[],\"meta\":\"\",\"value\":\"\"}";

    private final CloudFixture fixture = new CloudFixture();

    @AfterEach
    void stopServer() {
        fixture.close();
    }

    @Test
    void pushNamesPlaceRecipientsAndThePreviousState() throws Exception {
        fixture.answer(asked -> Reply.ok(VALUE));

        var stored = get(fixture.cloud().push(KEY, List.of("o", "a"), ENVELOPE, "b2xk"));

        assertThat(stored).isEqualTo(new KeyknoxValue("o", KEY, List.of("o", "a"), ENVELOPE, "aGFzaA=="));
        var asked = fixture.server().asked().get(0);
        assertThat(asked.path()).isEqualTo("/keyknox/v2/push");
        assertThat(asked.headers()).containsEntry("Virgil-Keyknox-Previous-Hash", "b2xk");
        assertThat(asked.body())
                .isEqualTo("{\"root\":\"group-sessions\",\"path\":\"" + KEY.path()
                        + "\",\"key\":\"7\",\"identities\":[\"o\",\"a\"],\"meta\":\"AQI=\",\"value\":\"Aw==\"}");
    }

    @Test
    void pushThatIsNotEchoedIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(VALUE.replace("Aw==", "BA==")));

        assertNotUnderstood(fixture.cloud().push(KEY, List.of("o"), ENVELOPE, null));
    }

    @Test
    void pullReadsFromTheOwnersSpace() throws Exception {
        fixture.answer(asked -> Reply.ok(VALUE));

        assertThat(get(fixture.cloud().pull(KEY, "o")).envelope()).isEqualTo(ENVELOPE);
        assertThat(fixture.server().asked().get(0).path()).isEqualTo("/keyknox/v2/pull");
        assertThat(fixture.server().asked().get(0).body())
                .isEqualTo("{\"root\":\"group-sessions\",\"path\":\"" + KEY.path()
                        + "\",\"key\":\"7\",\"identity\":\"o\"}");
    }

    @Test
    void pullOfWhatIsNotThereIsEmptyButHasAHash() throws Exception {
        fixture.answer(asked -> Reply.ok(EMPTY));

        var value = get(fixture.cloud().pull(KEY, null));

        assertThat(value.isEmpty()).isTrue();
        assertThat(value.key()).isEqualTo(KEY);
        assertThat(value.hash()).isEqualTo("aGFzaA==");
        assertThat(fixture.server().asked().get(0).body()).doesNotContain("identity");
    }

    @Test
    void pullWithoutAHashOrForAnotherKeyIsNotBelieved() {
        fixture.answer(asked -> new Reply(200, Map.of(), VALUE));
        assertNotUnderstood(fixture.cloud().pull(KEY, null));

        fixture.answer(asked -> Reply.ok(VALUE.replace("\"key\":\"7\"", "\"key\":\"8\"")));
        assertNotUnderstood(fixture.cloud().pull(KEY, null));
    }

    @Test
    void valueOfAnotherOwnerThanTheOneAskedForIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(VALUE));

        assertNotUnderstood(fixture.cloud().pull(KEY, "somebody-else"));
    }

    @Test
    void hashThatWouldNotFitAHeaderIsNotBelieved() {
        fixture.answer(asked -> new Reply(200, Map.of("Virgil-Keyknox-Hash", "x".repeat(1025)), VALUE));

        assertNotUnderstood(fixture.cloud().pull(KEY, null));
    }

    @Test
    void pathsUnderARootAreListed() throws Exception {
        fixture.answer(asked -> Reply.ok("[\"a\"]"));

        assertThat(get(fixture.cloud().paths("r", null))).containsExactly("a");
        assertThat(fixture.server().asked().get(0).body()).isEqualTo("{\"root\":\"r\"}");
    }

    @Test
    void keysAreListed() throws Exception {
        fixture.answer(asked -> Reply.ok("[\"1\",\"0\"]"));

        assertThat(get(fixture.cloud().keys("r", "p", "o"))).containsExactly("1", "0");
        assertThat(fixture.server().asked().get(0).path()).isEqualTo("/keyknox/v2/keys");
        assertThat(fixture.server().asked().get(0).body())
                .isEqualTo("{\"root\":\"r\",\"path\":\"p\",\"identity\":\"o\"}");
    }

    @Test
    void resetsNameARecipientOrAPlaceThatShrinksFromTheEnd() throws Exception {
        fixture.answer(asked -> Reply.ok(EMPTY));

        get(fixture.cloud().resetRecipient("r", "p", "3", "bob"));
        get(fixture.cloud().resetRecipient("r", "p", null, "bob"));
        get(fixture.cloud().resetKey(new KeyknoxKey("r", "p", "3")));
        get(fixture.cloud().resetPath("r", "p"));
        get(fixture.cloud().resetRoot("r"));
        get(fixture.cloud().resetEverything());

        assertThat(fixture.server().asked()).extracting(Asked::path).containsOnly("/keyknox/v2/reset");
        assertThat(fixture.server().asked())
                .extracting(Asked::body)
                .containsExactly(
                        "{\"root\":\"r\",\"path\":\"p\",\"key\":\"3\",\"identity\":\"bob\"}",
                        "{\"root\":\"r\",\"path\":\"p\",\"identity\":\"bob\"}",
                        "{\"root\":\"r\",\"path\":\"p\",\"key\":\"3\"}",
                        "{\"root\":\"r\",\"path\":\"p\"}",
                        "{\"root\":\"r\"}",
                        "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html>Sign in to this network</html>",
                "{\"code\":10000,\"message\":\"internal error\"}",
                "{\"owner\":\"o\",\"root\":\"r\",\"path\":\"q\",\"key\":\"\",\"identities\":[],\"meta\":\"\",\"value\":\"\"}",
                "{\"owner\":\"o\",\"root\":\"r\",\"path\":\"p\",\"key\":\"\",\"identities\":[],\"meta\":\"AQ==\",\"value\":\"\"}"
            })
    void whatDoesNotLookLikeAResetIsNotTakenForACopyTakenAway(String body) {
        fixture.answer(asked -> Reply.ok(body));

        assertNotUnderstood(fixture.cloud().resetRecipient("r", "p", null, "bob"));
    }

    @Test
    void resetWithoutAHashIsNotBelieved() {
        fixture.answer(asked -> new Reply(200, Map.of(), EMPTY));

        assertNotUnderstood(fixture.cloud().resetPath("r", "p"));
    }
}
