package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import io.chate2ee.contract.id.Uid;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What operators find on {@code e2ee.audit.token-service}. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditIT extends ServiceUnderTest {
    @Test
    void everyTokenThatIsSignedIsOnRecordWithWhoseItIsAndWhichKeySignedIt() {
        var answer = call("audited-mint", logins.bearer("nina"));
        var token = virgil.verified(answer.path("data.virgilToken"));

        AuditEntry line = theLineOf("audited-mint");
        assertThat(line.action()).isEqualTo(AuditAction.MINT);
        assertThat(line.outcome()).isEqualTo(AuditOutcome.DONE);
        assertThat(line.by()).isEqualTo(AuditActor.user(new Uid("nina")));
        assertThat(line.about()).isEqualTo("identity-of-nina");
        assertThat(line.details()).containsOnlyKeys("keyId", "expires").containsEntry("keyId", token.keyId());
        assertThat(Instant.parse(line.details().get("expires"))).isEqualTo(token.expiresAt());
    }

    @Test
    void aTokenThatIsHandedOutAgainIsNotMintedAgain() {
        call("first-of-two", logins.bearer("olaf"));
        call("second-of-two", logins.bearer("olaf"));
        call("third-of-all", logins.bearer("paula"));

        theLineOf("third-of-all");
        assertThat(linesOf("second-of-two")).isEmpty();
        assertThat(linesOf("first-of-two")).hasSize(1);
    }

    @Test
    void aRefusedCallerIsOnRecordWithTheReasonAndNothingItSaid() {
        var stranger = "Bearer " + logins.signedByStranger("quentin");
        call("audited-refusal", stranger).then().statusCode(401);

        AuditEntry line = theLineOf("audited-refusal");
        assertThat(line.action()).isEqualTo(AuditAction.CALL);
        assertThat(line.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(line.by()).isNull();
        assertThat(line.reason()).isEqualTo("unknown_key");
        assertThat(line.toString()).doesNotContain("quentin").doesNotContain(stranger.substring(20));
    }

    @Test
    void aUserWithTheIdentityOfTheGroupsOwnerIsOnRecord() {
        identityService.says("oscar", "2137f9ef75295ea");
        call("audited-owner", logins.bearer("oscar")).then().statusCode(403);

        AuditEntry line = theLineOf("audited-owner");
        assertThat(line.by()).isEqualTo(AuditActor.user(new Uid("oscar")));
        assertThat(line.reason()).isEqualTo("reserved_identity");
    }

    @Test
    void howManyLinesWereWrittenAndLostIsCounted() {
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "chat_audit_total{result=\"written\"}",
                        "chat_audit_total{result=\"dropped\"}",
                        "chat_audit_total{result=\"held_back\"}",
                        "chat_audit_waiting");
    }

    private static Response call(String requestId, String authorization) {
        return given().header("X-Request-Id", requestId)
                .header("Authorization", authorization)
                .get("/v1/virgil-jwt");
    }

    private AuditEntry theLineOf(String requestId) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(linesOf(requestId)).hasSize(1));
        return linesOf(requestId).get(0);
    }

    private List<AuditEntry> linesOf(String requestId) {
        return kafka.audit().stream()
                .filter(line -> requestId.equals(line.requestId()))
                .toList();
    }
}
