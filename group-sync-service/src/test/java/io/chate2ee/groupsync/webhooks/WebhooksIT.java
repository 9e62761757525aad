package io.chate2ee.groupsync.webhooks;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.KafkaAlone;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.testing.Alerts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What CometChat meets, and what Kafka then holds. */
@QuarkusTest
@TestProfile(WebhooksIT.WebhooksAlone.class)
@QuarkusTestResource(
        value = KafkaAlone.class,
        initArgs = @ResourceArg(name = KafkaAlone.USER, value = "kafka-group-sync-webhooks"),
        restrictToAnnotatedClass = true)
class WebhooksIT {
    private static final String PASSWORD = "0123456789abcdef";
    private static final String NEXT_PASSWORD = "fedcba9876543210";

    @Nullable
    LocalKafka kafka;

    private final String guid = "group-" + UUID.randomUUID();

    /** The role in a deployment of its own. */
    public static final class WebhooksAlone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "roles.sync", "false",
                    "roles.webhooks", "true",
                    "webhooks.credentials", "chat:" + PASSWORD + ",chat:" + NEXT_PASSWORD,
                    "webhooks.app-id", "app",
                    "webhooks.ids", "e2ee-groups,e2ee-members");
        }
    }

    @Test
    void whatIsAcknowledgedIsInKafkaUntouched() {
        String body = webhook(
                        "group_member_kicked", "\"by\":{\"uid\":\"mara\"},  \"members\":{\"iris\":{\"uid\":\"iris\"}},")
                .replace(guid, guid.toUpperCase(Locale.ROOT));

        String event = deliver(body)
                .statusCode(200)
                .body("data.event", startsWith("webhook:"))
                .extract()
                .path("data.event");

        ConsumerRecord<String, byte[]> record = theOnly();
        assertThat(new String(record.value(), UTF_8)).isEqualTo(body);
        assertThat(headers(record))
                .containsEntry("ce_type", "com.cometchat.webhook")
                .containsEntry("ce_id", event)
                .containsEntry("ce_subject", guid);
        assertThat(read(record)).isInstanceOfSatisfying(GroupEvent.MembersOut.class, kicked -> {
            assertThat(kicked.guid().value()).isEqualTo(guid);
            assertThat(kicked.head().id()).isEqualTo(event);
            assertThat(kicked.head().when()).isPresent();
        });
    }

    @Test
    void aDeliveryThatIsRepeatedIsRecognisedByTheBeginningOfItsId() {
        String body = webhook("group_deleted", "");
        String first = deliver(body).statusCode(200).extract().path("data.event");
        String second = deliver(body.replace("{\"trigger\"", "{ \"trigger\""))
                .statusCode(200)
                .extract()
                .path("data.event");

        assertThat(hashOf(second)).isEqualTo(hashOf(first));
        assertThat(records()).hasSize(2);
    }

    @Test
    void bothPasswordsAreGoodWhileOneReplacesTheOther() {
        given().auth()
                .preemptive()
                .basic("chat", NEXT_PASSWORD)
                .body(webhook("group_deleted", ""))
                .post("/v1/webhooks/cometchat")
                .then()
                .statusCode(200);
    }

    @Test
    void aStrangerIsRefusedAndNothingIsWritten() {
        given().auth()
                .preemptive()
                .basic("chat", "0123456789abcdeg")
                .body(webhook("group_deleted", ""))
                .post("/v1/webhooks/cometchat")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error.code", equalTo("ERR_E2EE_UNAUTHENTICATED"));
        given().body(webhook("group_deleted", ""))
                .post("/v1/webhooks/cometchat")
                .then()
                .statusCode(401);

        assertThat(records()).isEmpty();
    }

    @Test
    void deliveriesOfAnotherAppOrWebhookAreRefusedByName() {
        deliver(webhook("group_deleted", "").replace("\"appId\":\"app\"", "\"appId\":\"other\""))
                .statusCode(403)
                .body("error.message", containsString("appId"));
        deliver(webhook("group_deleted", "").replace("e2ee-groups", "other"))
                .statusCode(403)
                .body("error.message", containsString("webhook"));

        assertThat(records()).isEmpty();
    }

    @Test
    void whatIsNoWebhookIsRefusedWithWhatIsWrong() {
        deliver("{\"trigger\":").statusCode(400).body("error.message", containsString("JSON"));
        deliver("").statusCode(400);
        deliver("{\"data\":{}}").statusCode(400).body("error.message", containsString("'trigger' is missing"));
        deliver("x".repeat(64 * 1024 + 1)).statusCode(413).body("error.code", equalTo("ERR_E2EE_TOO_LARGE"));
        given().get("/v1/webhooks/cometchat").then().statusCode(405).body("error.code", notNullValue());
    }

    @Test
    void whatIsAboutNoGroupIsThankedForAndCounted() {
        double before = ignored();

        deliver("{\"trigger\":\"message_sent\",\"data\":{},\"appId\":\"app\",\"webhook\":\"e2ee-groups\"}")
                .statusCode(200)
                .body("data.event", nullValue());

        assertThat(ignored()).isEqualTo(before + 1);
    }

    @Test
    void aGroupsTriggerThatIsNewOrHasNoGuidIsKeptForWhoeverReadsIt() {
        deliver(webhook("group_frozen", "")).statusCode(200).body("data.event", startsWith("webhook:"));
        deliver(webhook("group_deleted", "").replace(guid, "no guid"))
                .statusCode(200)
                .body("data.event", startsWith("webhook:"));

        assertThat(records()).hasSize(1);
    }

    @Test
    void withoutKafkaNothingIsAcknowledgedAndTheSenderIsToldToComeAgain() {
        kafka().stop();
        try {
            deliver(webhook("group_deleted", ""))
                    .statusCode(503)
                    .header("Retry-After", equalTo("10"))
                    .body("error.code", equalTo("ERR_E2EE_UNAVAILABLE"));
        } finally {
            kafka().start();
        }

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> deliver(webhook("group_deleted", "")).statusCode(200));
    }

    @Test
    void whatAlertsAskForIsThereBeforeAnythingHappens() {
        assertThat(Alerts.countsMissing(
                        "group_sync_webhooks.*", get("/q/metrics").asString()))
                .isEmpty();
    }

    @Test
    void itNeedsNeitherDatabaseNorKeys() {
        assertThat(get("/q/health").jsonPath().getList("checks.name", String.class))
                .contains("webhooks")
                .doesNotContain("database", "virgil", "intake", "reconciler");
        get("/q/health").then().statusCode(200);
    }

    private LocalKafka kafka() {
        return requireNonNull(kafka);
    }

    private String webhook(String trigger, String more) {
        return "{\"trigger\":\"%s\",\"data\":{%s\"group\":{\"guid\":\"%s\",\"createdAt\":1726000100}},\"appId\":\"app\",\"region\":\"eu\",\"webhook\":\"e2ee-groups\"}"
                .formatted(trigger, more, guid);
    }

    private static ValidatableResponse deliver(String body) {
        return given().auth()
                .preemptive()
                .basic("chat", PASSWORD)
                .contentType("application/json")
                .body(body)
                .post("/v1/webhooks/cometchat")
                .then();
    }

    private static double ignored() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("group_sync_webhooks_total{outcome=\"ignored\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private ConsumerRecord<String, byte[]> theOnly() {
        assertThat(records()).hasSize(1);
        return records().get(0);
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        return WholeTopic.read(kafka().bootstrapServers(), new Topics("").groupEvents()).stream()
                .filter(record -> guid.equals(record.key()))
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static GroupEvent read(ConsumerRecord<String, byte[]> record) {
        try {
            return GroupEvents.read(headers(record), record.value(), IdCase.LOWER);
        } catch (RejectedEventException refused) {
            throw new AssertionError(refused);
        }
    }

    private static String hashOf(String event) {
        return event.substring(0, event.lastIndexOf(':'));
    }
}
