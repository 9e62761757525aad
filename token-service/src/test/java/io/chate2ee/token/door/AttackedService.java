package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** Presents forged tokens one after the other: every one must be refused in the same words, counted and put on record. */
@NullUnmarked
abstract class AttackedService extends ServiceUnderTest {
    private static final Pattern REFUSED = Pattern.compile("token_refused_total\\{reason=\"\\w+\"\\} ([0-9.]+)");

    /** What a token tries, to the token. */
    final Map<String, String> tokens = new LinkedHashMap<>();

    void allAreRefused() {
        String constant = given().get("/v1/virgil-jwt").asString();
        double before = refusedSoFar();
        Map<String, String> requests = new LinkedHashMap<>();
        tokens.forEach((name, token) -> {
            String id = UUID.randomUUID().toString();
            requests.put(id, name);
            Response answer = given().header("X-Request-Id", id)
                    .header("Authorization", "Bearer " + token)
                    .get("/v1/virgil-jwt");
            assertThat(answer.statusCode()).as(name).isEqualTo(401);
            assertThat(answer.asString()).as(name).isEqualTo(constant);
        });
        assertThat(refusedSoFar() - before).as("counted").isEqualTo(tokens.size());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(onRecord()).containsKeys(requests.keySet().toArray(new String[0])));
    }

    static Response bearer(String token) {
        return withAuthorization("Bearer " + token);
    }

    /** The refusals on the audit topic, with the reason, by the request's id. */
    private Map<String, String> onRecord() {
        return kafka.audit().stream()
                .filter(line -> line.outcome() == AuditOutcome.REFUSED && line.requestId() != null)
                .filter(line -> line.by() == null && line.about() == null)
                .collect(Collectors.toMap(AuditEntry::requestId, AuditEntry::reason, (first, second) -> first));
    }

    private static double refusedSoFar() {
        return REFUSED.matcher(given().get("/q/metrics").asString())
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }

    /** The status of the answer to bytes that no HTTP client would send. */
    static int status(String head) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            byte[] start = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(start, StandardCharsets.US_ASCII).substring(9, 12));
        }
    }
}
