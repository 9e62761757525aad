package io.chate2ee.identity.health;

import static io.chate2ee.identity.fixture.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.chate2ee.stack.testing.Alerts;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthAndDescriptionTest {
    @Test
    void readyOnceTheDatabaseIsOpenedAndTheGroupsAreRead() {
        await().untilAsserted(() ->
                assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200));

        given().get("/q/health/ready")
                .then()
                .body("checks.name", hasItems("database", "groups read from Kafka"))
                .body("checks.find { it.name == 'database' }.data.state", equalTo("answers"));
    }

    @Test
    void whatAlertsAskForIsThereBeforeAnythingHappens() {
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .contains(
                        "chat_ready{check=\"database\"} 1.0",
                        "chat_ready{check=\"groups read from Kafka\"} 1.0",
                        "identity_intake_stuck{topic=\"e2ee.users\"} 0.0",
                        "identity_intake_stuck{topic=\"e2ee.groups\"} 0.0",
                        "identity_intake_stuck{topic=\"e2ee.logins\"} 0.0",
                        "identity_outbox_failing_seconds 0.0"));

        assertThat(Alerts.countsMissing(
                        "(identity|chat)_.*", given().get("/q/metrics").asString()))
                .isEmpty();
    }

    @Test
    void livenessLooksAtItsOwnThreadsAlone() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("intake threads", "audit thread"));
    }

    @Test
    void descriptionOfTheApiIsGenerated() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/get-identities"))
                .body(containsString("groupOwnerIdentity"));
    }
}
