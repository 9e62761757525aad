package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chate2ee.stack.issuer.LoginToken;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class VirgilJwtIT extends ServiceUnderTest {
    @Test
    void gives_a_caller_a_token_that_Virgil_accepts_for_the_callers_identity() {
        var answer = tokenFor("alice");

        answer.then().statusCode(200).header("Cache-Control", "no-store").header("Access-Control-Allow-Origin", "*");
        var token = virgil.verified(answer.path("data.virgilToken"));
        assertThat(token.identity()).isEqualTo("identity-of-alice").isEqualTo(answer.path("data.identity"));
        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void answers_with_token_and_identity_and_nothing_else() {
        Map<String, Object> answer = tokenFor("alice").path("$");
        assertThat(answer).containsOnlyKeys("data");
        Map<String, Object> data = tokenFor("alice").path("data");
        assertThat(data).containsOnlyKeys("virgilToken", "identity");
    }

    @Test
    void asks_for_the_callers_own_uid_with_the_callers_own_credential() {
        var bearer = logins.bearer("carol");
        withAuthorization(bearer).then().statusCode(200);

        assertThat(identityService.callsAbout("carol"))
                .containsExactly(new IdentityServiceDouble.Call(bearer, "{\"uids\":[\"carol\"]}"));
    }

    @Test
    void remembers_the_identity() {
        tokenFor("dave");
        tokenFor("dave");
        assertThat(identityService.callsAbout("dave")).hasSize(1);
    }

    @Test
    void knows_one_user_by_any_case_of_the_uid() {
        tokenFor("ERIN").then().body("data.identity", equalTo("identity-of-erin"));
    }

    @Test
    void lets_nothing_but_the_credential_decide_whose_token_it_is() {
        given().header("Authorization", logins.bearer("alice"))
                .header("X-Forwarded-User", "bob")
                .header("X-HTTP-Method-Override", "POST")
                .header("appId", "other")
                .header("authToken", "bob_1700000000abcdefabcdefabcdefabcdefabcdef")
                .queryParam("identity", "identity-of-bob")
                .queryParam("uid", "bob")
                .contentType("application/json")
                .body("{\"identity\":\"identity-of-bob\",\"uid\":\"bob\"}")
                .get("/v1/virgil-jwt")
                .then()
                .statusCode(200)
                .body("data.identity", equalTo("identity-of-alice"));
    }

    @Test
    void refuses_the_identity_of_the_groups_owner() {
        identityService.says("mallory", "2137f9ef75295ea");
        isError(tokenFor("mallory"), 403, "ERR_E2EE_RESERVED_IDENTITY");
    }

    @Test
    void refuses_a_call_without_login() {
        isError(given().get("/v1/virgil-jwt"), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer undefined", "Bearer null", "Bearer", "Bearer x.y.z", "Basic YTpi"})
    void refuses_a_credential_that_is_none(String header) {
        isError(withAuthorization(header), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void refuses_a_login_that_is(UnaryOperator<LoginToken> spoil) {
        var token = logins.sign(spoil.apply(logins.claimsFor("alice")));
        isError(withAuthorization("Bearer " + token), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    static Stream<Named<UnaryOperator<LoginToken>>> spoilt() {
        return Stream.of(
                Named.of("expired", token -> token.withExpiresAt(Instant.now().minusSeconds(61))),
                Named.of(
                        "not valid yet",
                        token -> token.withNotBefore(Instant.now().plusSeconds(3600))),
                Named.of("without end", token -> token.withExpiresAt(null)),
                Named.of("of another issuer", token -> token.withIssuer("https://elsewhere.example")),
                Named.of("for nobody", token -> token.withUid(null)),
                Named.of("for no uid", token -> token.withUid("a b")));
    }

    @Test
    void refuses_a_login_signed_by_somebody_else() {
        isError(withAuthorization("Bearer " + logins.signedByStranger("alice")), 401, "ERR_E2EE_UNAUTHENTICATED");
        isError(
                withAuthorization("Bearer " + logins.signedByStrangerUnderKnownKeyId("alice")),
                401,
                "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void refuses_an_unsigned_login() {
        var unsigned = logins.claimsFor("alice").unsigned();
        isError(withAuthorization("Bearer " + unsigned), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void refuses_its_own_tokens_as_logins() {
        String minted = tokenFor("alice").path("data.virgilToken");
        isError(withAuthorization("Bearer " + minted), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void takes_no_authToken_where_only_login_JWTs_are_on() {
        var answer = given().header("appId", "an-app")
                .header("authToken", "alice_1700000000" + "0".repeat(30))
                .get("/v1/virgil-jwt");
        isError(answer, 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void refuses_everybody_in_the_same_words() {
        var missing = given().get("/v1/virgil-jwt").asString();
        var stranger =
                withAuthorization("Bearer " + logins.signedByStranger("alice")).asString();
        assertThat(stranger).isEqualTo(missing);
    }

    @Test
    void serves_the_path_with_two_slashes_that_chat_SDKs_send() throws IOException {
        assertThat(raw("GET //v1/virgil-jwt HTTP/1.1\r\nAuthorization: " + logins.bearer("alice")))
                .startsWith("HTTP/1.1 200")
                .contains("\"identity\":\"identity-of-alice\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/virgil-jwt", "//v1/virgil-jwt"})
    void answers_a_preflight_without_login(String path) throws IOException {
        assertThat(raw("OPTIONS " + path
                        + " HTTP/1.1\r\nOrigin: https://app.example.org\r\nAccess-Control-Request-Method: GET"))
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-headers: appId, authToken, Authorization");
    }

    @Test
    void says_in_an_envelope_that_a_path_or_method_is_not_known() {
        isError(given().get("/v1/virgil-jwts"), 404, "ERR_E2EE_NOT_FOUND");
        isError(given().post("/v1/virgil-jwt"), 405, "ERR_E2EE_METHOD_NOT_ALLOWED");
    }

    @Test
    void speaks_HTTP_1_to_a_client_that_would_rather_speak_HTTP_2() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/virgil-jwt"));
        var answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(request.build(), BodyHandlers.discarding());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void describes_itself_without_login() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/virgil-jwt'.get.operationId", equalTo("virgilJwt"));
    }

    @Test
    void counts_what_it_mints_and_refuses() {
        tokenFor("alice");
        given().get("/v1/virgil-jwt");
        assertThat(given().get("/q/metrics").asString())
                .contains("token_minted_total{how=\"signed\"}", "token_refused_total{reason=\"missing\"}");
    }

    private static String raw(String head) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var request = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
