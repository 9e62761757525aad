package io.chate2ee.identity.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.identity.fixture.TestTopics;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.testing.LoginTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators find on the service's audit topic about look-ups. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class RefusedCallersTest {
    LoginTokens logins;
    LocalKafka kafka;

    @Test
    void aRefusedCallerIsOnRecordWithTheReasonAndNothingItSaid() {
        String stranger = logins.signedByStranger("quentin");
        RestAssured.given()
                .header("Authorization", "Bearer " + stranger)
                .header("X-Request-Id", "refused-look-up")
                .post("/v1/get-identities")
                .then()
                .statusCode(401);

        AuditEntry line = theLineOf("refused-look-up");
        assertThat(line.action()).isEqualTo(AuditAction.CALL);
        assertThat(line.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(line.by()).isNull();
        assertThat(line.reason()).isEqualTo("unknown_key");
        assertThat(line.toString()).doesNotContain("quentin", stranger);
    }

    private AuditEntry theLineOf(String requestId) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(linesOf(requestId)).hasSize(1));
        return linesOf(requestId).get(0);
    }

    private List<AuditEntry> linesOf(String requestId) {
        return new TestTopics(kafka)
                .audit().stream()
                        .map(AuditRecord::entry)
                        .filter(line -> requestId.equals(line.requestId()))
                        .toList();
    }
}
