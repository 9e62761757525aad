package io.chate2ee.endtoend.cometchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.LocalCertificate;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.Progress;
import io.chate2ee.stack.suite.StackOptions;
import io.chate2ee.stack.testing.ChatApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an app meets that calls the extension as CometChat's documentation tells it to. */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "true")
class CometChatSdkE2E {
    private static final String NEWER = "@cometchat/chat-sdk-javascript";
    private static final String OLDER = "@cometchat-pro/chat";

    private static ChatApi chat;
    private static LocalStack stack;

    private final Path directory;

    CometChatSdkE2E(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void start() {
        chat = new ChatApi();
        stack = new LocalStack(
                Checkout.find(),
                StackOptions.temporary()
                        .withCallers(Map.of(
                                "chat.callers.order", "cometchat,jwt",
                                "chat.callers.cometchat.app-id", ChatApi.APP_ID,
                                "chat.callers.cometchat.url", chat.address().toString(),
                                "chat.callers.cometchat.timeout", "10s",
                                "chat.callers.cometchat.break-after", "1000000")),
                Progress.silent());
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
        chat.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void theAppGetsItsTokenAndIdentitiesInTheDocumentedFields(String sdk) throws Exception {
        // Given
        String token = chat.tokenOf("Alice");

        // When
        var outcomes = app(sdk).run(
                        token,
                        ChatApp.get("/v1/virgil-jwt"),
                        ChatApp.get("v1/virgil-jwt"),
                        ChatApp.getIdentities(List.of("Alice", "bob"), List.of("no-such-group")));

        // Then
        JsonNode own = outcomes.get(0).path("resolved");
        assertThat(own.path("identity").asText()).matches("[0-9a-f]{32}");
        assertThat(outcomes.get(1).path("resolved").path("identity")).isEqualTo(own.path("identity"));
        JsonNode identities = outcomes.get(2).path("resolved");
        assertThat(identities.path("userIdentities")).hasSize(2);
        assertThat(identities.path("userIdentities").path(0).path("Alice")).isEqualTo(own.path("identity"));
        assertThat(identities.path("userIdentities").path(1).path("bob").asText())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(own.path("identity").asText());
        assertThat(identities.path("groupIdentities").path(0).has("no-such-group"))
                .isTrue();
        assertThat(cloudAnswersTo(
                        own.path("virgilToken").asText(), own.path("identity").asText()))
                .as("the Virgil stand-in accepts the token")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void errorsReachTheAppWithOurCodesNamesMessagesAndDetails(String sdk) throws Exception {
        List<String> tooMany = IntStream.range(0, 1_001).mapToObj(i -> "u" + i).toList();

        var outcomes = app(sdk).run(
                        chat.tokenOf("carol"),
                        ChatApp.get("/v1/nothing"),
                        ChatApp.getIdentities(List.of("not a uid"), List.of()),
                        ChatApp.getIdentities(tooMany, List.of()));

        assertThat(codes(outcomes))
                .containsExactly("ERR_E2EE_NOT_FOUND", "ERR_E2EE_INVALID_ID", "ERR_E2EE_TOO_MANY_IDS");
        assertThat(outcomes).extracting(outcome -> outcome.path("rejected")).allSatisfy(exception -> {
            assertThat(exception.path("name").asText())
                    .isEqualTo(exception.path("code").asText().substring("ERR_E2EE_".length()));
            assertThat(exception.path("message").asText()).isNotEmpty();
            assertThat(exception.path("details").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void aTokenThatWasRevokedInTheChatIsRefusedWithoutTheCodeThatEndsTheSession(String sdk) throws Exception {
        String token = chat.tokenOf("dave");
        chat.forgetAfterLogin(token);

        var outcomes =
                app(sdk).run(token, ChatApp.get("/v1/virgil-jwt"), ChatApp.getIdentities(List.of("bob"), List.of()));

        assertThat(codes(outcomes)).containsExactly("ERR_E2EE_UNAUTHENTICATED", "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void whileTheChatCannotSayWhoSomebodyIsNobodyIsToldThatTheLoginIsWrong(String sdk) throws Exception {
        String token = chat.tokenOf("erin");
        chat.breaks();
        try {
            var outcomes = app(sdk).run(token, ChatApp.get("/v1/virgil-jwt"));
            assertThat(codes(outcomes)).containsExactly("ERR_E2EE_UNAVAILABLE");
        } finally {
            chat.heals();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void thirtyCallsOfOnePageAskTheChatOnceForEachService(String sdk) throws Exception {
        String token = chat.tokenOf("frank");
        int before = chat.questions();
        var calls = IntStream.range(0, 30)
                .mapToObj(i -> ChatApp.getIdentities(List.of("peer-" + i), List.of()))
                .toArray(ChatApp.Call[]::new);

        var outcomes = app(sdk).run(token, calls);

        assertThat(outcomes).allSatisfy(one -> assertThat(one.has("resolved")).isTrue());
        assertThat(chat.questions() - before).isEqualTo(1);
    }

    @Tag("browser")
    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void inABrowserEveryCallIsMadeAfterAPreflightAndAnswersAndErrorsCanBeRead(String sdk) throws Exception {
        // Given
        String token = chat.tokenOf("grace");

        // When
        var run = app(sdk).runInBrowser(
                        certificate(),
                        token,
                        ChatApp.get("/v1/virgil-jwt"),
                        ChatApp.get("v1/virgil-jwt"),
                        ChatApp.getIdentities(List.of("grace", "bob"), List.of("no-such-group")),
                        ChatApp.get("/v1/nothing"),
                        ChatApp.getIdentities(List.of("not a uid"), List.of()),
                        ChatApp.get(ChatApi.WITHOUT_CORS));

        // Then
        var outcomes = run.outcomes();
        JsonNode own = outcomes.get(0).path("resolved");
        assertThat(own.path("identity").asText()).matches("[0-9a-f]{32}");
        assertThat(cloudAnswersTo(
                        own.path("virgilToken").asText(), own.path("identity").asText()))
                .isEqualTo(200);
        assertThat(outcomes.get(1).path("resolved").path("identity")).isEqualTo(own.path("identity"));
        JsonNode identities = outcomes.get(2).path("resolved");
        assertThat(identities.path("userIdentities").path(0).path("grace")).isEqualTo(own.path("identity"));
        assertThat(identities.path("groupIdentities").path(0).has("no-such-group"))
                .isTrue();
        assertThat(codes(outcomes.subList(3, 6)))
                .as("the last is read by nobody: this browser does ask for leave")
                .containsExactly("ERR_E2EE_NOT_FOUND", "ERR_E2EE_INVALID_ID", "FAILED_TO_FETCH");
        assertEveryUrlWasAskedLeaveFor(run.requests());
    }

    @Tag("browser")
    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void inABrowserARefusedLoginReachesTheAppWithItsCode(String sdk) throws Exception {
        String token = chat.tokenOf("henry");
        chat.forgetAfterLogin(token);

        var run = app(sdk).runInBrowser(
                        certificate(),
                        token,
                        ChatApp.get("/v1/virgil-jwt"),
                        ChatApp.getIdentities(List.of("bob"), List.of()));

        assertThat(codes(run.outcomes())).containsExactly("ERR_E2EE_UNAUTHENTICATED", "ERR_E2EE_UNAUTHENTICATED");
        assertEveryUrlWasAskedLeaveFor(run.requests());
    }

    private static void assertEveryUrlWasAskedLeaveFor(List<ChatApp.Request> requests) {
        var calls = requests.stream()
                .filter(request -> request.url().startsWith(ChatApi.EXTENSIONS))
                .filter(request -> !request.method().equals("OPTIONS"))
                .toList();
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(requests.subList(0, requests.indexOf(call)))
                        .as("before %s", call)
                        .anySatisfy(before -> {
                            assertThat(before.method()).isEqualTo("OPTIONS");
                            assertThat(before.url()).isEqualTo(call.url());
                            assertThat(before.status()).isEqualTo(204);
                            assertThat(before.asked())
                                    .contains("appid", "authtoken", "content-type", "resource", "sdk");
                        }));
    }

    private LocalCertificate certificate() {
        return LocalCertificate.madeIn(directory, "ingress.example");
    }

    private static ChatApp app(String sdk) {
        String token = stack.addresses().tokenService().toString();
        String identity = stack.addresses().identityService().toString();
        // As an ingress would: by path, with one slash or two.
        return new ChatApp(
                sdk,
                Map.of(
                        "https://" + ChatApi.HOST,
                        chat.address().toString(),
                        ChatApi.EXTENSIONS,
                        token,
                        ChatApi.EXTENSIONS + "/" + ChatApi.WITHOUT_CORS,
                        chat.address() + ChatApi.WITHOUT_CORS,
                        ChatApi.EXTENSIONS + "/v1/get-identities",
                        identity + "/v1/get-identities",
                        ChatApi.EXTENSIONS + "//v1/get-identities",
                        identity + "//v1/get-identities"));
    }

    private static List<String> codes(List<JsonNode> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.path("rejected").path("code").asText())
                .toList();
    }

    private static int cloudAnswersTo(String virgilToken, String identity) throws Exception {
        URI search = stack.addresses().standIn().resolve("/card/v5/actions/search");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(search)
                                .header("Authorization", "Virgil " + virgilToken)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"identities\":[\"" + identity + "\"]}"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
