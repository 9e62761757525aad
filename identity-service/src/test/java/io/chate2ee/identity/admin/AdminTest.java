package io.chate2ee.identity.admin;

import static io.chate2ee.identity.fixture.Patience.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class AdminTest extends RunningService {
    private static final String USERS = "/v1/admin/users";
    private static final String IMPORTS = "/v1/admin/imports";

    @Inject
    IdentityDerivation derivation;

    @Test
    void whoeverHasNotTheRoleMayDoNothingAndIsPutOnRecord() {
        asking.ownIdentity("admin-target");
        for (String bearer : List.of(
                logins.bearer("mallory"),
                "Bearer " + logins.sign(logins.claimsFor("mallory").withGroups("others")))) {
            by(bearer).get(USERS + "/export").then().statusCode(403).body("error.code", equalTo("ERR_E2EE_FORBIDDEN"));
            by(bearer).get(USERS + "?uid=admin-target").then().statusCode(403);
            by(bearer).delete(USERS + "/admin-target").then().statusCode(403);
            by(bearer)
                    .contentType("text/csv")
                    .body("uid,identity\n")
                    .post(IMPORTS)
                    .then()
                    .statusCode(403);
        }

        assertThat(tables.number("SELECT count(*) FROM chat_user WHERE uid = 'admin-target' AND NOT forgotten"))
                .isOne();
        await().untilAsserted(() -> assertThat(onRecord(AuditActor.user(new Uid("mallory"))))
                .hasSize(8)
                .allMatch(entry -> entry.outcome() == AuditOutcome.REFUSED && "no_operator".equals(entry.reason()))
                .extracting(AuditEntry::action)
                .contains(AuditAction.EXPORT, AuditAction.REVERSE_LOOKUP, AuditAction.FORGET, AuditAction.IMPORT));
    }

    @Test
    void whoeverIsNobodyIsNotEvenToldWhatTheRoleIs() {
        given().get(USERS + "/export").then().statusCode(401).body("error.code", equalTo("ERR_E2EE_UNAUTHENTICATED"));
    }

    @Test
    void operatorImportsWhatABodyHolds() {
        operator("olga")
                .contentType("text/csv")
                .body("uid,identity\nadmin-new," + derived("admin-new") + "\n")
                .post(IMPORTS + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("data.imported", equalTo(true))
                .body("data.added", equalTo(1));
        assertThat(tables.rowsOf("admin-new")).isZero();

        operator("olga")
                .contentType("application/x-ndjson")
                .body(("{\"uid\":\"Admin-New\",\"identity\":\"" + derived("admin-new") + "\"}\n{\"uid\":\"no id\"}\n")
                        .getBytes(UTF_8))
                .post(IMPORTS + "?skipFaulty=true")
                .then()
                .statusCode(200)
                .body("data.added", equalTo(1))
                .body("data.faulty", equalTo(1))
                .body("data.findings[0].line", equalTo(2));

        assertThat(tables.rowsOf("admin-new")).isOne();
        await().untilAsserted(() -> assertThat(onRecord(AuditActor.operator("olga")))
                .hasSize(2)
                .allMatch(entry -> entry.action() == AuditAction.IMPORT && entry.requestId() != null)
                .last()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("added", "1")
                        .containsEntry("faulty", "1")
                        .containsEntry("dryRun", "false")));
    }

    @Test
    void importThatTheSettingsDenyIsRefusedAndOnRecordAsRefused() {
        operator("otto")
                .contentType("text/csv")
                .body("uid,identity\nadmin-denied,another-identity\n")
                .post(IMPORTS)
                .then()
                .statusCode(400)
                .body("error.message", startsWith("Setting identity.imports must be true"));

        await().untilAsserted(() -> assertThat(onRecord(AuditActor.operator("otto")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo(AuditOutcome.REFUSED);
                    assertThat(entry.reason()).isEqualTo("imports_denied");
                }));
    }

    @Test
    void operatorDownloadsAllUsers() {
        String identity = asking.ownIdentity("admin-exported");

        String csv = operator("oda")
                .get(USERS + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String ndjson = operator("oda")
                .get(USERS + "/export?format=ndjson")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        operator("oda").get(USERS + "/export?format=xml").then().statusCode(400);

        assertThat(csv.lines())
                .startsWith("uid,identity,source,version,first_seen,last_seen")
                .anyMatch(line -> line.startsWith("admin-exported," + identity + ","));
        assertThat(ndjson.lines()).anyMatch(line -> line.startsWith("{\"uid\":\"admin-exported\",\"identity\":\""));
        await().untilAsserted(() -> assertThat(onRecord(AuditActor.operator("oda")))
                .hasSize(2)
                .allMatch(entry ->
                        entry.action() == AuditAction.EXPORT && entry.details().containsKey("rows")));
    }

    @Test
    void operatorLearnsWhoHasAnIdentityAndEachQuestionIsOnRecord() {
        String identity = asking.ownIdentity("admin-named");

        operator("ole")
                .get(USERS + "?identity=" + identity)
                .then()
                .statusCode(200)
                .body("data.uid", equalTo("admin-named"))
                .body("data.source", equalTo("derived"))
                .body("data.forgotten", equalTo(false));
        operator("ole").get(USERS + "?uid=Admin-Named").then().statusCode(200).body("data.identity", equalTo(identity));
        operator("ole").get(USERS + "?uid=nobody-at-all").then().statusCode(404);
        operator("ole")
                .get(USERS + "?uid=no%20id")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("ERR_E2EE_INVALID_ID"));
        operator("ole").get(USERS).then().statusCode(400);

        await().untilAsserted(() -> assertThat(onRecord(AuditActor.operator("ole")))
                .extracting(entry -> entry.about() + " " + entry.details())
                .containsExactlyInAnyOrder(
                        identity + " {found=true}", "admin-named {found=true}", "nobody-at-all {found=false}"));
    }

    @Test
    void operatorForgetsAUserOnce() {
        asking.ownIdentity("admin-gone");

        operator("ophelia")
                .delete(USERS + "/Admin-Gone")
                .then()
                .statusCode(200)
                .body("data.forgotten", equalTo("admin-gone"));
        operator("ophelia").delete(USERS + "/admin-gone").then().statusCode(404);

        await().untilAsserted(() ->
                assertThat(topics.usersNamed("admin-gone")).hasSize(2).last().matches(user -> user.forgotten()));
        await().untilAsserted(() -> assertThat(onRecord(AuditActor.operator("ophelia")))
                .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::about)
                .containsExactly(
                        tuple(AuditAction.FORGET, AuditOutcome.DONE, "admin-gone"),
                        tuple(AuditAction.FORGET, AuditOutcome.FAILED, "admin-gone")));
    }

    @Test
    void whatTheDatabaseRefusesIsAnswered503AndOnRecordAsFailed() {
        asking.ownIdentity("admin-kept");
        tables.change("ALTER TABLE chat_user ADD CONSTRAINT kept CHECK (NOT forgotten OR uid <> 'admin-kept')");
        try {
            operator("oona").delete(USERS + "/admin-kept").then().statusCode(503);
        } finally {
            tables.change("ALTER TABLE chat_user DROP CONSTRAINT kept");
        }

        await().untilAsserted(() -> assertThat(onRecord(AuditActor.operator("oona")))
                .extracting(AuditEntry::outcome, AuditEntry::reason)
                .containsExactly(tuple(AuditOutcome.FAILED, "database")));
    }

    private List<AuditEntry> onRecord(AuditActor who) {
        return topics.audit().stream()
                .map(AuditRecord::entry)
                .filter(entry -> who.equals(entry.by()))
                .toList();
    }

    private RequestSpecification operator(String uid) {
        return by("Bearer " + logins.sign(logins.claimsFor(uid).withGroups("staff", "operators")));
    }

    private static RequestSpecification by(String bearer) {
        return given().headers(Map.of("Authorization", bearer));
    }

    private String derived(String uid) {
        return derivation.of(new Uid(uid)).value();
    }
}
