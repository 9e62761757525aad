package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.chate2ee.stack.issuer.LoginToken;
import io.chate2ee.stack.testing.Alerts;
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
    void givesACallerATokenThatVirgilAcceptsForTheCallersIdentity() {
        var answer = tokenFor("alice");

        answer.then().statusCode(200).header("Cache-Control", "no-store").header("Access-Control-Allow-Origin", "*");
        var token = virgil.verified(answer.path("data.virgilToken"));
        assertThat(token.identity()).isEqualTo("identity-of-alice").isEqualTo(answer.path("data.identity"));
        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void answersWithTokenAndIdentityAndNothingElse() {
        Map<String, Object> answer = tokenFor("alice").path("$");
        assertThat(answer).containsOnlyKeys("data");
        Map<String, Object> data = tokenFor("alice").path("data");
        assertThat(data).containsOnlyKeys("virgilToken", "identity");
    }

    @Test
    void asksForTheCallersOwnUidWithTheCallersOwnCredential() {
        var bearer = logins.bearer("carol");
        withAuthorization(bearer).then().statusCode(200);

        assertThat(identityService.callsAbout("carol"))
                .containsExactly(new IdentityServiceDouble.Call(bearer, "{\"uids\":[\"carol\"]}"));
    }

    @Test
    void remembersTheIdentity() {
        untilNewsIsFollowed();
        tokenFor("dave");
        tokenFor("dave");
        assertThat(identityService.callsAbout("dave")).hasSize(1);
    }

    @Test
    void knowsOneUserByAnyCaseOfTheUid() {
        tokenFor("ERIN").then().body("data.identity", equalTo("identity-of-erin"));
    }

    @Test
    void letsNothingButTheCredentialDecideWhoseTokenItIs() {
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
    void refusesTheIdentityOfTheGroupsOwner() {
        identityService.says("mallory", "2137f9ef75295ea");
        isError(tokenFor("mallory"), 403, "ERR_E2EE_RESERVED_IDENTITY");
    }

    @Test
    void refusesACallWithoutLogin() {
        isError(given().get("/v1/virgil-jwt"), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer undefined", "Bearer null", "Bearer", "Bearer x.y.z", "Basic YTpi"})
    void refusesACredentialThatIsNone(String header) {
        isError(withAuthorization(header), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void refusesALoginThatIs(UnaryOperator<LoginToken> spoil) {
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
    void refusesALoginSignedBySomebodyElse() {
        isError(withAuthorization("Bearer " + logins.signedByStranger("alice")), 401, "ERR_E2EE_UNAUTHENTICATED");
        isError(
                withAuthorization("Bearer " + logins.signedByStrangerUnderKnownKeyId("alice")),
                401,
                "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void refusesAnUnsignedLogin() {
        var unsigned = logins.claimsFor("alice").unsigned();
        isError(withAuthorization("Bearer " + unsigned), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void refusesItsOwnTokensAsLogins() {
        String minted = tokenFor("alice").path("data.virgilToken");
        isError(withAuthorization("Bearer " + minted), 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void takesNoAuthTokenWhereOnlyLoginJWTsAreOn() {
        var answer = given().header("appId", "an-app")
                .header("authToken", "alice_1700000000" + "0".repeat(30))
                .get("/v1/virgil-jwt");
        isError(answer, 401, "ERR_E2EE_UNAUTHENTICATED");
    }

    @Test
    void refusesEverybodyInTheSameWords() {
        var missing = given().get("/v1/virgil-jwt").asString();
        var stranger =
                withAuthorization("Bearer " + logins.signedByStranger("alice")).asString();
        assertThat(stranger).isEqualTo(missing);
    }

    @Test
    void servesThePathWithTwoSlashesThatChatSDKsSend() throws IOException {
        assertThat(raw("GET //v1/virgil-jwt HTTP/1.1\r\nAuthorization: " + logins.bearer("alice")))
                .startsWith("HTTP/1.1 200")
                .contains("\"identity\":\"identity-of-alice\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/virgil-jwt", "//v1/virgil-jwt"})
    void answersAPreflightWithoutLogin(String path) throws IOException {
        assertThat(raw("OPTIONS " + path
                        + " HTTP/1.1\r\nOrigin: https://app.example.org\r\nAccess-Control-Request-Method: GET"))
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-headers: appId, authToken, Authorization");
    }

    @Test
    void saysInAnEnvelopeThatAPathOrMethodIsNotKnown() {
        isError(given().get("/v1/virgil-jwts"), 404, "ERR_E2EE_NOT_FOUND");
        isError(given().post("/v1/virgil-jwt"), 405, "ERR_E2EE_METHOD_NOT_ALLOWED");
    }

    @Test
    void speaksHTTP1ToAClientThatWouldRatherSpeakHTTP2() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/virgil-jwt"));
        var answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(request.build(), BodyHandlers.discarding());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void describesItselfWithoutLogin() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/virgil-jwt'.get.operationId", equalTo("virgilJwt"));
    }

    @Test
    void countsWhatItMintsAndRefuses() {
        tokenFor("alice");
        given().get("/v1/virgil-jwt");
        assertThat(given().get("/q/metrics").asString())
                .contains("token_minted_total{how=\"signed\"}", "token_refused_total{reason=\"missing\"}");
    }

    @Test
    void whatAlertsAskForIsThereBeforeAnythingHappens() {
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .contains("chat_ready{check=\"a key that signs\"} 1.0"));

        assertThat(Alerts.countsMissing(
                        "(token|chat)_.*", given().get("/q/metrics").asString()))
                .isEmpty();
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
