package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.stack.testing.ChatApi;
import io.chate2ee.stack.testing.LoginTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The packaged service where the chat says who is calling, and changes its mind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallersOfTheChatIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ChatApi chat;
    private static ChatApi otherChat;
    private static IdentityServiceDouble identityService;
    private static ServiceProcess service;
    private static URI url;

    @BeforeAll
    static void start() throws Exception {
        chat = new ChatApi();
        otherChat = new ChatApi();
        identityService = new IdentityServiceDouble();
        service = new ServiceProcess(settings());
        url = URI.create("http://127.0.0.1:" + service.port() + "/v1/virgil-jwt");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        identityService.stop();
        otherChat.close();
        chat.close();
    }

    @Test
    void aTokenRevokedInTheChatIsRefusedOnceTheAnswerFromBeforeIsNoLongerBelieved() throws Exception {
        String token = chat.tokenOf("victor");
        assertThat(call(ChatApi.APP_ID, token).statusCode()).isEqualTo(200);

        chat.forgetAfterLogin(token);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> isRefused(call(ChatApi.APP_ID, token)));
    }

    @Test
    void aTokenStolenFromAnotherAppIsRefused() throws Exception {
        isRefused(call(ChatApi.APP_ID, otherChat.tokenOf("wendy")));
    }

    @Test
    void aGoodTokenThatIsSaidToBeAnotherAppsIsRefusedBeforeTheChatIsAsked() throws Exception {
        String token = chat.tokenOf("xavier");
        int before = chat.questions();
        isRefused(call("another-app", token));
        assertThat(chat.questions()).isEqualTo(before);
    }

    @Test
    void aTokenWithAnotherUidInItsTextIsRefused() throws Exception {
        String token = chat.tokenOf("yvonne");
        isRefused(call(ChatApi.APP_ID, token.replace("yvonne", "alice")));
    }

    @Test
    void aLoginJWTIsNoLoginWhereOnlyTheChatIsAsked() throws Exception {
        int before = chat.questions();
        var logins = new LoginTokens();
        logins.start();
        var request = HttpRequest.newBuilder(url).header("Authorization", logins.bearer("zoe"));

        isRefused(CLIENT.send(request.build(), BodyHandlers.ofString()));
        assertThat(chat.questions()).isEqualTo(before);
    }

    /** Never a code that begins with AUTH_ERR, at which SDKs end the user's session. */
    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"ERR_E2EE_UNAUTHENTICATED\"").doesNotContain("AUTH_ERR_");
    }

    private static HttpResponse<String> call(String appId, String token) throws Exception {
        var request = HttpRequest.newBuilder(url).header("appId", appId).header("authToken", token);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.putAll(new VirgilApp().start());
        settings.putAll(identityService.start());
        settings.put("chat.callers.order", "cometchat");
        settings.put("chat.callers.cometchat.app-id", ChatApi.APP_ID);
        settings.put("chat.callers.cometchat.url", chat.address().toString());
        settings.put("chat.callers.cometchat.timeout", "30s");
        settings.put("chat.callers.cometchat.positive-for", "1s");
        settings.put("kafka.bootstrap.servers", "broker.invalid:9092");
        return settings;
    }
}
