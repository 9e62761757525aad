package io.chate2ee.http.door;

import static io.chate2ee.http.door.Calls.alice;
import static io.chate2ee.http.door.Calls.bytes;
import static io.chate2ee.http.door.Calls.chat;
import static io.chate2ee.http.door.Calls.isError;
import static io.chate2ee.http.door.Calls.raw;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
    void is_answered_with_data_if_the_caller_is_known() {
        alice().get("/v1/who").then().statusCode(200).body("data.uid", equalTo("alice"));
    }

    @Test
    void knows_a_caller_by_the_lower_case_form_of_the_uid() {
        given().header("Authorization", TestIssuer.bearer("Alice"))
                .get("/v1/who")
                .then()
                .body("data.uid", equalTo("alice"));
    }

    @Test
    void without_a_login_is_401() {
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
    void with_no_usable_token_is_401(String header) {
        isError(given().header("Authorization", header).get("/v1/who").then(), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void with_an_expired_login_gets_the_same_bytes_as_one_without_login() {
        var without = given().get("/v1/who").body().asString();
        var expired = given().header("Authorization", TestIssuer.expired("alice"))
                .get("/v1/who")
                .body()
                .asString();
        assertThat(expired).isEqualTo(without);
    }

    @Test
    void with_two_authorization_headers_is_401() {
        var answer = given().header("Authorization", TestIssuer.bearer("alice"))
                .header("Authorization", TestIssuer.bearer("bob"))
                .get("/v1/who");
        isError(answer.then(), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//v1/who", "/v1//who", "///v1/who"})
    void may_double_slashes_without_being_redirected(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nAuthorization: " + TestIssuer.bearer("alice")))
                .startsWith("HTTP/1.1 200")
                .contains("{\"data\":{\"uid\":\"alice\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/who", "//v1/who", "/v1/size"})
    void is_preceded_by_a_preflight_that_needs_no_login(String path) throws Exception {
        var answer = raw("OPTIONS " + path + " HTTP/1.1\r\nOrigin: https://app.example.org\r\n"
                + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: " + SDK_HEADERS);

        assertThat(answer).startsWith("HTTP/1.1 204");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("access-control-allow-origin: *", "access-control-allow-methods: get, post, options")
                .contains(SDK_HEADERS.split(","))
                .contains("access-control-max-age: 7200");
    }

    @Test
    void may_be_read_by_any_web_page() {
        alice().header("Origin", "https://app.example.org")
                .get("/v1/who")
                .then()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/favicon.ico", "/v2/who", "/q/nothing"})
    void to_an_unknown_path_is_404(String path) {
        var answer = alice().get(path).then();
        answer.statusCode(404)
                .contentType(startsWith("application/json"))
                .body("error.code", equalTo("ERR_E2EE_NOT_FOUND"));
    }

    @Test
    void without_a_host_is_400() throws Exception {
        assertThat(bytes("GET /v1/who HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("ERR_E2EE_BAD_REQUEST");
    }

    /** The HTTP layer ends these before any route is asked, so there is no envelope: no URL library can send them. */
    @Test
    void with_a_path_that_is_no_URI_is_400() throws Exception {
        assertThat(raw("GET /v1/%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void with_a_method_that_the_path_does_not_know_is_405() {
        isError(alice().delete("/v1/who").then(), 405, "ERR_E2EE_METHOD_NOT_ALLOWED");
    }

    @Test
    void that_accepts_only_html_is_406() {
        isError(alice().accept("text/html").get("/v1/who").then(), 406, "ERR_E2EE_NOT_ACCEPTABLE");
    }

    @Test
    void that_the_service_refuses_says_why() {
        isError(alice().get("/v1/refusal").then(), 400, "ERR_E2EE_TOO_MANY_IDS")
                .body("error.message", equalTo("at most 1000 ids a call"));
    }

    @Test
    void that_cannot_be_answered_now_says_when_to_come_back() {
        isError(alice().get("/v1/away").then(), 503, "ERR_E2EE_UNAVAILABLE").header("Retry-After", "1");
    }

    @Test
    void that_meets_a_defect_is_500_and_says_nothing_about_it() {
        isError(alice().get("/v1/defect").then(), 500, "ERR_E2EE_INTERNAL")
                .body("error.message", not(containsString("secret")));
    }

    @Test
    void is_answered_with_headers_that_keep_browsers_from_keeping_or_showing_it() {
        for (var answer : List.of(alice().get("/v1/who"), given().get("/v1/who"), alice().get("/v1/nothing"))) {
            answer.then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer");
        }
    }

    @Test
    void is_answered_with_its_own_harmless_id_or_a_new_one() {
        alice().header("X-Request-Id", "a-good-id-1").get("/v1/who").then().header("X-Request-Id", "a-good-id-1");
        alice().header("X-Request-Id", "bad id").get("/v1/who").then().header("X-Request-Id", hasLength(36));
        given().get("/v1/nothing").then().header("X-Request-Id", hasLength(36));
    }

    @Test
    void that_comes_too_often_is_429_for_its_user_and_nobody_else() {
        var greedy = given().header("Authorization", TestIssuer.bearer("greedy"));
        IntStream.range(0, TestIssuer.CALLS_AT_ONCE).forEach(i -> greedy.get("/v1/who"));

        isError(greedy.get("/v1/who").then(), 429, "ERR_E2EE_TOO_MANY_REQUESTS")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        alice().get("/v1/who").then().statusCode(200);
    }

    @Test
    void may_prove_its_caller_by_an_authToken_beside_the_SDKs_own_bearer() {
        chat().header("authToken", TestIssuer.CHAT.tokenOf("Carol"))
                .header("Authorization", "Bearer of.the.sdk")
                .get("/v1/who")
                .then()
                .statusCode(200)
                .body("data.uid", equalTo("carol"));
    }

    @Test
    void with_an_authToken_that_the_chat_does_not_know_is_401() {
        isError(chat().header("authToken", "made-up").get("/v1/who").then(), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void with_an_authToken_that_the_chat_cannot_judge_now_is_503() {
        TestIssuer.CHAT.answers(new CometChatDouble.Reply(500, Map.of(), ""));
        try {
            isError(chat().header("authToken", "some-token").get("/v1/who").then(), 503, "ERR_E2EE_UNAVAILABLE")
                    .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        } finally {
            TestIssuer.CHAT.answersTruly();
        }
    }
}
