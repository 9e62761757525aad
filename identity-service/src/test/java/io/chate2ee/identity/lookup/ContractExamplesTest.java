package io.chate2ee.identity.lookup;

import static io.chate2ee.identity.fixture.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.examples.GetIdentitiesExamples;
import io.chate2ee.contract.examples.GetIdentitiesExamples.Example;
import io.chate2ee.contract.json.Json;
import io.chate2ee.identity.fixture.Tables;
import io.chate2ee.identity.fixture.TestTopics;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.testing.LoginTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that token-service's tests believe. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class ContractExamplesTest {
    private static final GetIdentitiesExamples EXAMPLES = GetIdentitiesExamples.read();

    LoginTokens logins;
    LocalPostgres postgres;
    LocalKafka kafka;

    static Iterable<Example> examples() {
        return EXAMPLES.examples();
    }

    @BeforeEach
    void makeGivenTrue() {
        Tables tables = new Tables(postgres);
        TestTopics topics = new TestTopics(kafka);
        EXAMPLES.users().forEach((uid, identity) -> {
            if (tables.rowsOf(uid.value()) == 0) {
                tables.imported(uid.value(), identity.value());
            }
        });
        EXAMPLES.groups().forEach(topics::group);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAnsweredExactlySo(Example example) {
        await().untilAsserted(() -> {
            var response = given().header(
                            "Authorization", logins.bearer(example.caller().value()))
                    .contentType(ContentType.JSON)
                    .body(Json.write(example.request()))
                    .post("/v1/get-identities");
            assertThat(response.statusCode()).isEqualTo(example.status());
            JsonNode answer = Json.readObject(response.asByteArray()).node();
            assertThat(example.status() == 200 ? answer : withoutMessage(answer))
                    .isEqualTo(example.answer());
        });
    }

    /** Which is for people, and may change. */
    private static JsonNode withoutMessage(JsonNode answer) {
        var error = answer.withObject("/error");
        assertThat(error.remove("message").asText()).isNotEmpty();
        return answer;
    }
}
