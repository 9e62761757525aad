package io.chate2ee.stack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.chate2ee.stack.suite.StackAddresses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatBackendTest {
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;
    private final ChatBackend backend;
    private int status = 200;
    private String body = "{}";

    ChatBackendTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        backend = new ChatBackend(new StackAddresses(here, here, here, here, here, "", ""), uid -> "login-of-" + uid);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForAVirgilJwtWithTheUsersOwnLogin() {
        body = "{\"data\":{\"virgilToken\":\"t\",\"identity\":\"i\"}}";

        ChatBackend.VirgilLogin login = backend.virgilJwt("alice");

        assertThat(login).isEqualTo(new ChatBackend.VirgilLogin("t", "i"));
        assertThat(asked).containsExactly("GET /v1/virgil-jwt Bearer login-of-alice ");
        assertThat(login.toString()).doesNotContain("\"t\"").contains("[redacted]");
    }

    @Test
    void readsAGroupAsTheCallerSeesIt() {
        body = "{\"data\":{\"userIdentities\":[],\"groupIdentities\":[{\"g\":\"ab\"}],\"groupOwnerIdentity\":\"o\","
                + "\"groupStates\":[{\"g\":{\"state\":\"in-sync\",\"epoch\":2,\"granted\":true}}]}}";

        assertThat(backend.group("g", "bob")).isEqualTo(new GroupView("ab", "in-sync", 2, true));
        assertThat(asked)
                .containsExactly("POST /v1/get-identities Bearer login-of-bob {\"uids\":[],\"guids\":[\"g\"]}");
    }

    @Test
    void aGroupThatCannotBeLoadedHasNoIdentity() {
        body = "{\"data\":{\"groupIdentities\":[{\"g\":null}],\"groupStates\":[{\"g\":{\"state\":\"deleted\"}}]}}";

        GroupView group = backend.group("g", "bob");

        assertThat(group.loadable()).isEmpty();
        assertThat(group.granted()).isFalse();
        assertThat(group.epoch()).isEqualTo(-1);
    }

    @Test
    void aRefusalIsShownAsItCame() {
        status = 401;
        body = "{\"error\":{\"code\":\"ERR_E2EE_UNAUTHENTICATED\",\"message\":\"who?\"}}";

        assertThatThrownBy(() -> backend.identityOf("bob", "alice"))
                .isInstanceOf(SceneFailure.class)
                .hasMessageContaining("401")
                .hasMessageContaining("ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void anAnswerThatIsNotJsonIsAFailure() {
        body = "<html>";

        assertThatThrownBy(() -> backend.groupOwner("alice"))
                .isInstanceOf(SceneFailure.class)
                .hasMessageContaining("without JSON");
    }
}
