package io.chate2ee.groupsync.admin;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.testing.LoginTokens;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdminIT.WithOperators.class)
@QuarkusTestResource(
        value = PostgresAndKafka.class,
        initArgs = @ResourceArg(name = PostgresAndKafka.KAFKA_USER, value = "kafka-group-sync"))
@QuarkusTestResource(StandInResource.class)
@QuarkusTestResource(value = LoginTokens.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // Injection and the test extension fill the fields.
class AdminIT {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    LoginTokens logins;

    @Nullable
    LocalKafka kafka;

    @Inject
    Pool pool;

    private final String guid = "group-" + UUID.randomUUID();

    /** Where operators may ask over HTTP. */
    public static final class WithOperators implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "chat.callers.order", "jwt",
                    "sync.admin.role", "operators",
                    "sync.admin.reader-role", "readers");
        }
    }

    @BeforeEach
    void aGroupWhoseOnlyMemberIsNotKnown() {
        await().atMost(LONGEST)
                .ignoreExceptions()
                .until(() ->
                        pool.query("select 1 from owner_key").executeAndAwait().size() == 1);
        pool.preparedQuery("insert into groups (guid, life, created_at, change_seq, dirty_since)"
                        + " values ($1, 1, clock_timestamp(), 1, clock_timestamp())")
                .executeAndAwait(Tuple.of(guid));
        pool.preparedQuery(
                        "insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset,"
                                + " since, cause) values ($1, 1, 'mara', true, clock_timestamp(), 0, 0, clock_timestamp(), 'added')")
                .executeAndAwait(Tuple.of(guid));
        await().atMost(LONGEST).until(() -> state().equals("waiting"));
    }

    @Test
    void whoeverHasNoRoleMayDoNothingAndIsPutOnRecord() {
        given().get(group("")).then().statusCode(401);
        RequestSpecification[] strangers = {as("mallory"), as("mallory", "others")};
        for (RequestSpecification stranger : strangers) {
            stranger.get(group("")).then().statusCode(403).body("error.code", equalTo("ERR_E2EE_FORBIDDEN"));
            stranger.get(group("/differences")).then().statusCode(403);
            for (String path : List.of(group("/park"), group("/unpark"), group("/resync"))) {
                stranger.post(path).then().statusCode(403);
            }
            for (String path : List.of("pause", "resume", "resync", "replay")) {
                stranger.post("/v1/admin/" + path).then().statusCode(403);
            }
        }

        assertThat(state()).isEqualTo("waiting");
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(onRecord(AuditActor.user(new Uid("mallory"))))
                        .hasSize(18)
                        .allMatch(entry ->
                                entry.outcome() == AuditOutcome.REFUSED && "no_operator".equals(entry.reason()))
                        .extracting(AuditEntry::action)
                        .contains(AuditAction.PARK, AuditAction.REPLAY, AuditAction.SHOW, AuditAction.PAUSE));
    }

    @Test
    void readersMayLookAndChangeNothing() {
        as("rita", "readers")
                .get(group(""))
                .then()
                .statusCode(200)
                .body("data.state", equalTo("waiting"))
                .body("data.desired", equalTo(1))
                .body("data.granted", equalTo(0))
                .body("data.newestEpoch", equalTo(-1))
                .body("data.reason", nullValue())
                .body("data.waiting[0].uid", equalTo("mara"))
                .body("data.waiting[0].reason", equalTo("no-identity"));
        as("rita", "readers").get(group("/differences")).then().statusCode(200);
        as("rita", "readers").post(group("/park")).then().statusCode(403);

        assertThat(state()).isEqualTo("waiting");
    }

    @Test
    void operatorsTakeAGroupOutOfWorkAndPutItBack() {
        operator("olga").post(group("/park")).then().statusCode(200).body("data.guid", equalTo(guid));
        operator("olga")
                .get(group(""))
                .then()
                .body("data.state", equalTo("parked"))
                .body("data.reason", equalTo("by-operator"));
        operator("olga").post(group("/park")).then().statusCode(404);
        operator("olga").post(group("/resync")).then().statusCode(404);
        operator("olga").post(group("/unpark")).then().statusCode(200);
        await().atMost(LONGEST).until(() -> state().equals("waiting"));
        operator("olga").post(group("/resync")).then().statusCode(200);

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(onRecord(AuditActor.operator("olga")))
                        .filteredOn(entry -> guid.equals(entry.about()) && entry.requestId() != null)
                        .extracting(entry -> entry.action() + " " + entry.outcome() + " " + entry.reason())
                        .containsSubsequence(
                                "PARK DONE null",
                                "SHOW DONE null",
                                "PARK FAILED nothing_to_do",
                                "RESYNC FAILED nothing_to_do",
                                "UNPARK DONE null",
                                "RESYNC DONE null"));
    }

    @Test
    void differencesAreListed() {
        pool.preparedQuery("insert into epochs (guid, life, epoch, ticket, pushed) values ($1, 1, 4, '', true)")
                .executeAndAwait(Tuple.of(guid));

        operator("oda")
                .get(group("/differences"))
                .then()
                .statusCode(200)
                .body("data.lives", equalTo(1))
                .body("data.differences", hasSize(1))
                .body("data.differences[0].kind", equalTo("epoch-missing"))
                .body("data.differences[0].epoch", equalTo("4"));

        pool.preparedQuery("delete from epochs where guid = $1").executeAndAwait(Tuple.of(guid));
    }

    @Test
    void allWorkRestsAndGoesOn() {
        operator("otto").post("/v1/admin/pause").then().statusCode(200).body("data.changed", equalTo(true));
        operator("otto").post("/v1/admin/pause").then().statusCode(200).body("data.changed", equalTo(false));
        operator("otto").post("/v1/admin/resume").then().statusCode(200).body("data.changed", equalTo(true));
        operator("otto").post("/v1/admin/resync").then().statusCode(200);
    }

    @Test
    void rejectedRecordsAreCountedBeforeTheyAreSentAgain() {
        // The running service has no right to replay; whoever wants that over HTTP adds it.
        requireNonNull(kafka)
                .allow(
                        "kafka-group-sync",
                        ResourceType.TOPIC,
                        new Topics("").groupEventsRejected(),
                        List.of(AclOperation.READ));
        operator("ophelia")
                .post("/v1/admin/replay?dryRun=true&group=nobody")
                .then()
                .statusCode(200)
                .body("data.chosen", equalTo(0))
                .body("data.sent", equalTo(false));
        operator("ophelia").post("/v1/admin/replay?reason=WHIM").then().statusCode(400);
        operator("ophelia").post("/v1/admin/replay?since=yesterday").then().statusCode(400);
    }

    @Test
    void groupsThatThereAreNotAreSaidToBeNot() {
        operator("olga").get("/v1/admin/groups/nobody").then().statusCode(404);
        operator("olga")
                .get("/v1/admin/groups/no guid")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("ERR_E2EE_INVALID_ID"));
    }

    private String group(String path) {
        return "/v1/admin/groups/" + guid + path;
    }

    private RequestSpecification operator(String uid) {
        return as(uid, "operators");
    }

    private RequestSpecification as(String uid, String... groups) {
        return given().header(
                        "Authorization",
                        "Bearer " + logins.sign(logins.claimsFor(uid).withGroups(groups)));
    }

    private List<AuditEntry> onRecord(AuditActor who) {
        return WholeTopic.read(requireNonNull(kafka).bootstrapServers(), new Topics("").audit("group-sync-service"))
                .stream()
                .map(record -> AuditRecord.fromJson(record.value()).entry())
                .filter(entry -> who.equals(entry.by()))
                .toList();
    }

    private String state() {
        return pool.preparedQuery("select state from groups where guid = $1")
                .executeAndAwait(Tuple.of(guid))
                .iterator()
                .next()
                .getString(0);
    }
}
