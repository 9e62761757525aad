package io.chate2ee.http.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessLogTest {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record instanceof ExtLogRecord ext ? ext.getFormattedMessage() : record.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("io.chate2ee.access").addHandler(listener);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("io.chate2ee.access").removeHandler(listener);
    }

    @Test
    void saysWhatWasRefusedAndWhyAndRepeatsNoCredentialAndNoQuery() {
        String bearer = TestIssuer.expired("alice");
        given().header("Authorization", bearer)
                .header("X-Request-Id", "refused-request-1")
                .queryParam("authToken", "a-secret")
                .get("/v1/who");

        String line = await().until(() -> linesOf("refused-request-1"), found -> !found.isEmpty())
                .get(0);
        assertThat(line)
                .startsWith("GET /v1/who 401 ")
                .endsWith(" id=refused-request-1 refused=expired")
                .doesNotContain(bearer.substring(7), "a-secret", "alice");
    }

    @Test
    void saysNothingAboutWhatWentWell() {
        given().header("Authorization", TestIssuer.bearer("alice"))
                .header("X-Request-Id", "good-request-1")
                .get("/v1/who");
        given().header("X-Request-Id", "last-request-1").get("/v1/who");

        await().until(() -> !linesOf("last-request-1").isEmpty());
        assertThat(linesOf("good-request-1")).isEmpty();
    }

    private List<String> linesOf(String id) {
        return lines.stream().filter(line -> line.contains(id)).toList();
    }
}
