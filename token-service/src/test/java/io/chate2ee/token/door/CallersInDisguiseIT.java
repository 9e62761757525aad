package io.chate2ee.token.door;

import static io.chate2ee.token.door.Forge.claims;
import static io.chate2ee.token.door.Forge.signed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.chate2ee.virgil.VirgilException;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Callers with a good token of their own, or of somebody else, who want to be given another's Virgil JWT. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallersInDisguiseIT extends AttackedService {
    @Test
    void nothingBesideTheTokenSaysWhoIsCalling() {
        given().header("Authorization", "Bearer " + forge.good())
                .header("X-Forwarded-User", "bob")
                .header("X-Forwarded-For", "bob")
                .header("X-Original-URL", "/v1/virgil-jwt?sub=bob")
                .header("X-HTTP-Method-Override", "POST")
                .header("authToken", "bob_1700000000abcdefabcdefabcdefabcdefabcdef")
                .queryParam("sub", "bob")
                .get("/v1/virgil-jwt")
                .then()
                .statusCode(200)
                .body("data.identity", equalTo("identity-of-alice"));
    }

    @Test
    void ofTwoLoginsInOneRequestNeitherCounts() throws IOException {
        assertThat(status("GET /v1/virgil-jwt HTTP/1.1\r\nAuthorization: Bearer " + forge.good() + "\r\nAuthorization: "
                        + logins.bearer("bob")))
                .isEqualTo(401);
    }

    /** Of a length and chunks at once only the chunks count, as RFC 9112 has it: the HTTP layer drops the length. */
    @Test
    void aRequestWithTwoLengthsIsRefused() throws IOException {
        var lengths = "Content-Length: 5\r\nContent-Length: 6\r\n";
        assertThat(status("GET /v1/virgil-jwt HTTP/1.1\r\n" + lengths + "Authorization: Bearer " + forge.good()))
                .isEqualTo(400);
    }

    @Test
    void aLoginThatGoesOnInTheNextLineIsRefused() throws IOException {
        String good = forge.good();
        String folded = good.substring(0, 40) + "\r\n " + good.substring(40);
        assertThat(status("GET /v1/virgil-jwt HTTP/1.1\r\nAuthorization: Bearer " + folded))
                .isBetween(400, 499);
    }

    /** Each would be alice or ken after some folding or normalisation of Unicode. */
    @Test
    void noUidBecomesAnothersByTheWayItIsSpelt() {
        for (String uid : new String[] {
            "\uFF41lice",
            "al\u0131ce",
            "AL\u0130CE",
            "\u212Aen",
            "ali\u0063\u0327e",
            "alice\u200B",
            "alice ",
            " alice",
            "alice\\u0000",
            "alice\\n",
            "alice/../bob",
            "alice%00",
            "bob\\u0008\\u0008\\u0008alice"
        }) {
            tokens.put("T11 " + uid, signed(forge.ed25519, "EdDSA", claims("sub", '"' + uid + '"')));
        }
        allAreRefused();
    }

    @Test
    void aTokenThatAnotherIssuersUsersWereGivenProvesNothingHere() {
        var login = "\"https://login.example\"";
        tokens.put("T8 of one issuer by another's key", signed(forge.ed25519, "EdDSA", claims("iss", login)));
        tokens.put("T8 and the reverse", logins.sign(logins.claimsFor("alice").withIssuer(Forge.ISSUER)));
        tokens.put("T12 stolen from another deployment", logins.signedByStranger("alice"));
        tokens.put("T12 with this deployment's key id", logins.signedByStrangerUnderKnownKeyId("alice"));
        tokens.put("T12 stolen from another service", signed(forge.rsa, "RS256", claims("aud", "\"billing\"")));
        allAreRefused();
    }

    /** Logins are shown again and again until they expire, by design: an id in them marks nothing as used. */
    @Test
    void aLoginWithAnIdOfItsOwnIsGoodUntilItExpires() {
        String login = signed(forge.ed25519, "EdDSA", claims() + ",\"jti\":\"" + UUID.randomUUID() + '"');
        bearer(login).then().statusCode(200);
        bearer(login).then().statusCode(200).body("data.identity", equalTo("identity-of-alice"));
    }

    @Test
    void aLoginIsNoVirgilJWT() {
        assertThatThrownBy(() -> virgil.verified(logins.token("alice"))).isInstanceOf(VirgilException.class);
    }

    @Test
    void aLoginThatWasGoodAMomentAgoIsRefusedOnceItsKeyIsNoLongerPublished() throws IOException {
        String login = forge.good();
        bearer(login).then().statusCode(200);
        try {
            forge.publish(forge.rsa, forge.ec);
            await().atMost(Duration.ofSeconds(60)).until(() -> bearer(login).statusCode() == 401);
            isError(bearer(login), 401, "ERR_E2EE_UNAUTHENTICATED");
        } finally {
            forge.publish(forge.rsa, forge.ec, forge.ed25519);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> bearer(login).statusCode() == 200);
    }
}
