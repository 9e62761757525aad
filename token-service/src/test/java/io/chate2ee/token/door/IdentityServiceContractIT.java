package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.examples.GetIdentitiesExamples;
import io.chate2ee.contract.examples.GetIdentitiesExamples.Example;
import io.chate2ee.contract.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The examples that identity-service's own tests run against the real thing. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentityServiceContractIT extends ServiceUnderTest {
    private final GetIdentitiesExamples examples = GetIdentitiesExamples.read();

    @Test
    void theQuestionAndTheAnswerItIsUnderstoodFromAreThoseOfTheContract() {
        Example own = ownIdentity();
        String uid = own.caller().value();
        identityService.answersAsIn(own);

        tokenFor(uid)
                .then()
                .statusCode(200)
                .body(
                        "data.identity",
                        equalTo(examples.users().get(own.caller()).value()));

        assertThat(identityService.callsAbout(uid))
                .extracting(call -> json(call.body()))
                .containsOnly(own.request());
    }

    @Test
    void whatTheDoubleMakesUpHasTheFormOfTheContract() {
        Example own = ownIdentity();
        String uid = own.caller().value();
        String identity = examples.users().get(own.caller()).value();

        identityService.says(uid, identity);

        assertThat(json(identityService.identitiesFor(Json.write(own.request()))))
                .isEqualTo(own.answer());
    }

    private Example ownIdentity() {
        return examples.examples().stream()
                .filter(example -> example.name().startsWith("a caller asks for the own identity"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8)).node();
    }
}
