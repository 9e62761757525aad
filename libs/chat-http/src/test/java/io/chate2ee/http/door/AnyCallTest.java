package io.chate2ee.http.door;

import static io.chate2ee.http.door.Calls.alice;
import static io.chate2ee.http.door.Calls.bytes;
import static io.chate2ee.http.door.Calls.chat;
import static io.chate2ee.http.door.Calls.isError;
import static io.chate2ee.http.door.Calls.raw;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.http.caller.cometchat.CometChatDouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnyCallTest {
    private static final String SDK_HEADERS = "appid,authtoken,authorization,chatapiversion,content-type,resource,sdk";

    @Test
    void isAnsweredWithDataIfTheCallerIsKnown() {
        alice().get("/v1/who").then().statusCode(200).body("data.uid", equalTo("alice"));
    }

    @Test
    void knowsACallerByTheLowerCaseFormOfTheUid() {
        given().header("Authorization", TestIssuer.bearer("Alice"))
                .get("/v1/who")
                .then()
                .body("data.uid", equalTo("alice"));
    }

    @Test
    void withoutALoginIs401() {
        isError(given().get("/v1/who").then(), 401, "ERR_E2EE_UNAUTHENTICATED").header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer undefined",
                "Bearer null",
                "Bearer ",
                "Bearer x",
                "Basic YTpi",
                "undefined",
                "Bearer a.b.c"
            })
    void withNoUsableTokenIs401(String header) {
        isError(given().header("Authorization", header).get("/v1/who").then(), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void withAnExpiredLoginGetsTheSameBytesAsOneWithoutLogin() {
        var without = given().get("/v1/who").body().asString();
        var expired = given().header("Authorization", TestIssuer.expired("alice"))
                .get("/v1/who")
                .body()
                .asString();
        assertThat(expired).isEqualTo(without);
    }

    @Test
    void withTwoAuthorizationHeadersIs401() {
        var answer = given().header("Authorization", TestIssuer.bearer("alice"))
                .header("Authorization", TestIssuer.bearer("bob"))
                .get("/v1/who");
        isError(answer.then(), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//v1/who", "/v1//who", "///v1/who"})
    void mayDoubleSlashesWithoutBeingRedirected(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nAuthorization: " + TestIssuer.bearer("alice")))
                .startsWith("HTTP/1.1 200")
                .contains("{\"data\":{\"uid\":\"alice\"}}");
    }

    @Test
    void isCountedUnderItsOnePathHoweverManySlashesItHas() throws Exception {
        raw("GET //v1/away HTTP/1.1\r\nAuthorization: " + TestIssuer.bearer("alice"));

        await().untilAsserted(
                        () -> assertThat(given().get("/q/metrics").asString().lines())
                                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{")
                                        && line.contains("status=\"503\"")
                                        && line.contains("uri=\"/v1/away\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/who", "//v1/who", "/v1/size"})
    void isPrecededByAPreflightThatNeedsNoLogin(String path) throws Exception {
        var answer = raw("OPTIONS " + path + " HTTP/1.1\r\nOrigin: https://app.example.org\r\n"
                + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: " + SDK_HEADERS);

        assertThat(answer).startsWith("HTTP/1.1 204");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("access-control-allow-origin: *", "access-control-allow-methods: get, post, options")
                .contains(SDK_HEADERS.split(","))
                .contains("access-control-max-age: 7200");
    }

    @Test
    void mayBeReadByAnyWebPage() {
        alice().header("Origin", "https://app.example.org")
                .get("/v1/who")
                .then()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/favicon.ico", "/v2/who", "/q/nothing"})
    void toAnUnknownPathIs404(String path) {
        var answer = alice().get(path).then();
        answer.statusCode(404)
                .contentType(startsWith("application/json"))
                .body("error.code", equalTo("ERR_E2EE_NOT_FOUND"));
    }

    @Test
    void withoutAHostIs400() throws Exception {
        assertThat(bytes("GET /v1/who HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("ERR_E2EE_BAD_REQUEST");
    }

    /** The HTTP layer ends these before any route is asked, so there is no envelope: no URL library can send them. */
    @Test
    void withAPathThatIsNoURIIs400() throws Exception {
        assertThat(raw("GET /v1/%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void withAMethodThatThePathDoesNotKnowIs405() {
        isError(alice().delete("/v1/who").then(), 405, "ERR_E2EE_METHOD_NOT_ALLOWED");
    }

    @Test
    void thatAcceptsOnlyHtmlIs406() {
        isError(alice().accept("text/html").get("/v1/who").then(), 406, "ERR_E2EE_NOT_ACCEPTABLE");
    }

    @Test
    void thatTheServiceRefusesSaysWhy() {
        isError(alice().get("/v1/refusal").then(), 400, "ERR_E2EE_TOO_MANY_IDS")
                .body("error.message", equalTo("at most 1000 ids a call"));
    }

    @Test
    void thatCannotBeAnsweredNowSaysWhenToComeBack() {
        isError(alice().get("/v1/away").then(), 503, "ERR_E2EE_UNAVAILABLE").header("Retry-After", "1");
    }

    @Test
    void thatMeetsADefectIs500AndSaysNothingAboutIt() {
        isError(alice().get("/v1/defect").then(), 500, "ERR_E2EE_INTERNAL")
                .body("error.message", not(containsString("secret")));
    }

    @Test
    void isAnsweredWithHeadersThatKeepBrowsersFromKeepingOrShowingIt() {
        for (var answer : List.of(alice().get("/v1/who"), given().get("/v1/who"), alice().get("/v1/nothing"))) {
            answer.then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer");
        }
    }

    @Test
    void isAnsweredWithItsOwnHarmlessIdOrANewOne() {
        alice().header("X-Request-Id", "a-good-id-1").get("/v1/who").then().header("X-Request-Id", "a-good-id-1");
        alice().header("X-Request-Id", "bad id").get("/v1/who").then().header("X-Request-Id", hasLength(36));
        given().get("/v1/nothing").then().header("X-Request-Id", hasLength(36));
    }

    @Test
    void thatComesTooOftenIs429ForItsUserAndNobodyElse() {
        var greedy = given().header("Authorization", TestIssuer.bearer("greedy"));
        IntStream.range(0, TestIssuer.CALLS_AT_ONCE).forEach(i -> greedy.get("/v1/who"));

        isError(greedy.get("/v1/who").then(), 429, "ERR_E2EE_TOO_MANY_REQUESTS")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        alice().get("/v1/who").then().statusCode(200);
    }

    @Test
    void mayProveItsCallerByAnAuthTokenBesideTheSDKsOwnBearer() {
        chat().header("authToken", TestIssuer.CHAT.tokenOf("Carol"))
                .header("Authorization", "Bearer of.the.sdk")
                .get("/v1/who")
                .then()
                .statusCode(200)
                .body("data.uid", equalTo("carol"));
    }

    @Test
    void withAnAuthTokenThatTheChatDoesNotKnowIs401() {
        isError(chat().header("authToken", "made-up").get("/v1/who").then(), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void withAnAuthTokenThatTheChatCannotJudgeNowIs503() {
        TestIssuer.CHAT.answers(new CometChatDouble.Reply(500, Map.of(), ""));
        try {
            isError(chat().header("authToken", "some-token").get("/v1/who").then(), 503, "ERR_E2EE_UNAVAILABLE")
                    .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        } finally {
            TestIssuer.CHAT.answersTruly();
        }
    }
}
