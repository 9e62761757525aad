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
    void every_token_that_is_signed_is_on_record_with_whose_it_is_and_which_key_signed_it() {
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
    void a_token_that_is_handed_out_again_is_not_minted_again() {
        call("first-of-two", logins.bearer("olaf"));
        call("second-of-two", logins.bearer("olaf"));
        call("third-of-all", logins.bearer("paula"));

        theLineOf("third-of-all");
        assertThat(linesOf("second-of-two")).isEmpty();
        assertThat(linesOf("first-of-two")).hasSize(1);
    }

    @Test
    void a_refused_caller_is_on_record_with_the_reason_and_nothing_it_said() {
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
    void a_user_with_the_identity_of_the_groups_owner_is_on_record() {
        identityService.says("oscar", "2137f9ef75295ea");
        call("audited-owner", logins.bearer("oscar")).then().statusCode(403);

        AuditEntry line = theLineOf("audited-owner");
        assertThat(line.by()).isEqualTo(AuditActor.user(new Uid("oscar")));
        assertThat(line.reason()).isEqualTo("reserved_identity");
    }

    @Test
    void how_many_lines_were_written_and_lost_is_counted() {
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
