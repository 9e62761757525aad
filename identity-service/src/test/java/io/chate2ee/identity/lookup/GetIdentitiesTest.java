package io.chate2ee.identity.lookup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.identity.fixture.GroupSeen;
import io.chate2ee.identity.fixture.Metrics;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GetIdentitiesTest extends RunningService {
    @Test
    void answersInTheOrderAskedAndInTheSpellingAsked() {
        asking.as("erin", Map.of("uids", List.of("Zoe", "adam", "ZOE")))
                .statusCode(200)
                .body("data.userIdentities", hasSize(3))
                .body("data.userIdentities.collect { it.keySet()[0] }", equalTo(List.of("Zoe", "adam", "ZOE")));
    }

    @Test
    void spellingsOfOneIdHaveOneIdentity() {
        assertThat(asking.identity("erin", "ZOE"))
                .isEqualTo(asking.identity("erin", "zoe"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(asking.identity("erin", "adam"));
    }

    @Test
    void repeatedIdsAreAnsweredEachTime() {
        asking.as("erin", Map.of("uids", List.of("adam", "adam"), "guids", List.of("g", "g")))
                .statusCode(200)
                .body("data.userIdentities", hasSize(2))
                .body("data.groupIdentities", hasSize(2))
                .body("data.groupStates", hasSize(2));
    }

    @Test
    void unknownUserIsAnsweredWithTheDerivedIdentityAndNothingIsWritten() {
        asking.ownIdentity("erin");
        long before = tables.users();

        assertThat(asking.identity("erin", "never-seen")).matches("[0-9a-f]{32}");

        assertThat(tables.users()).isEqualTo(before);
        assertThat(tables.rowsOf("never-seen")).isZero();
    }

    @Test
    void derivedIdentityStaysWhenTheUserBecomesKnown() {
        String derived = asking.identity("erin", "frank");

        assertThat(asking.ownIdentity("frank")).isEqualTo(derived);
        assertThat(tables.rowsOf("frank")).isOne();
    }

    @Test
    void unknownGroupIsNullAndItsStateUnknown() {
        asking.as("erin", Map.of("guids", List.of("No-Such-Group")))
                .statusCode(200)
                .body("data.groupIdentities[0].containsKey('No-Such-Group')", is(true));

        assertThat(asking.group("erin", "No-Such-Group")).isEqualTo(GroupSeen.UNKNOWN);
    }

    @Test
    void ownersIdentityIsSaid() {
        asking.as("erin", Map.of()).body("data.groupOwnerIdentity", equalTo("2137f9ef75295ea"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/get-identities", "//v1/get-identities"})
    void emptyBodyAsksForNothingUnderBothSpellingsOfThePath(String path) {
        asErin().contentType(ContentType.JSON)
                .urlEncodingEnabled(false)
                .post(path)
                .then()
                .statusCode(200)
                .body("data.userIdentities", empty())
                .body("data.groupIdentities", empty())
                .body("data.groupStates", empty());
    }

    @Test
    void emptyFormOfAPhoneAsksForNothing() {
        asErin().contentType("application/x-www-form-urlencoded")
                .post("/v1/get-identities")
                .then()
                .statusCode(200)
                .body("data.userIdentities", empty());
    }

    @Test
    void jsonWithACharsetIsRead() {
        asErin().contentType("application/json; charset=utf-8")
                .body("{\"uids\":[\"adam\"]}")
                .post("/v1/get-identities")
                .then()
                .statusCode(200)
                .body("data.userIdentities", hasSize(1));
    }

    @Test
    void callerWithoutALoginIsRefusedInTheEnvelope() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/get-identities")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("ERR_E2EE_UNAUTHENTICATED"))
                .body("error.message", notNullValue());
    }

    @Test
    void callerWithAStrangersTokenIsRefused() {
        given().header("Authorization", "Bearer " + logins.signedByStranger("erin"))
                .post("/v1/get-identities")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("ERR_E2EE_UNAUTHENTICATED"));
    }

    @Test
    void thousandIdsAreAnsweredAndOneMoreIsRefused() {
        asking.as("erin", Map.of("uids", uids(1_000))).statusCode(200).body("data.userIdentities", hasSize(1_000));
        asking.as("erin", Map.of("uids", uids(1_001)))
                .statusCode(400)
                .body("error.code", equalTo("ERR_E2EE_TOO_MANY_IDS"))
                .body("error.message", containsString("1001"));
    }

    @Test
    void wrongIdIsNamedByItsFieldAndPlace() {
        asking.as("erin", Map.of("uids", List.of("adam", "no spaces")))
                .statusCode(400)
                .body("error.code", equalTo("ERR_E2EE_INVALID_ID"))
                .body("error.message", startsWith("uids[1]: "));
    }

    @Test
    void bodyOverSixtyFourKilobytesIsRefusedInTheEnvelope() {
        asErin().contentType(ContentType.JSON)
                .body("{\"pad\":\"" + "x".repeat(70_000) + "\"}")
                .post("/v1/get-identities")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("ERR_E2EE_TOO_LARGE"));
    }

    @Test
    void otherMethodsAndPathsAreRefusedInTheEnvelope() {
        asErin().get("/v1/get-identities").then().statusCode(405).body("error.code", startsWith("ERR_E2EE_"));
        asErin().post("/v1/other").then().statusCode(404).body("error.code", equalTo("ERR_E2EE_NOT_FOUND"));
    }

    @Test
    void warmRequestSendsNoStatementToTheDatabase() {
        var question = Map.of("uids", uids(50), "guids", List.of("warm-1", "warm-2"));
        asking.ownIdentity("erin");
        asking.as("erin", question).statusCode(200);
        double looked = Metrics.sum("identity_sql_statements_total{purpose=\"look-up\"}");
        double registered = Metrics.sum("identity_sql_statements_total{purpose=\"register\"}");
        double hits = Metrics.sum("cache_gets_total{cache=\"users\",result=\"hit\"}");

        asking.as("erin", question).statusCode(200);
        asking.ownIdentity("erin");

        assertThat(Metrics.sum("identity_sql_statements_total{purpose=\"look-up\"}"))
                .isEqualTo(looked);
        assertThat(Metrics.sum("identity_sql_statements_total{purpose=\"register\"}"))
                .isEqualTo(registered);
        assertThat(Metrics.sum("cache_gets_total{cache=\"users\",result=\"hit\"}"))
                .isGreaterThanOrEqualTo(hits + 51);
    }

    private RequestSpecification asErin() {
        return given().header("Authorization", logins.bearer("erin"));
    }

    private static List<String> uids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "many-" + i).toList();
    }
}
