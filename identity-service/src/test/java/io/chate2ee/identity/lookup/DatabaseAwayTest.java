package io.chate2ee.identity.lookup;

import static io.chate2ee.identity.fixture.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.identity.fixture.GroupSeen;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseAwayTest extends RunningService {
    private static final String GROUP_IDENTITY = "a-group-identity-of-this-test";

    private boolean away;

    @BeforeEach
    void awaitTheDatabase() {
        // The pool of the service may still hold connections that an earlier outage cut.
        await().untilAsserted(() -> assertThat(databaseState()).isEqualTo("answers"));
    }

    @AfterEach
    void bringBack() {
        if (away) {
            postgres.start();
            away = false;
        }
    }

    @Test
    void whatIsInMemoryIsStillAnsweredAndTheRestOnlyWhereItIsCertain() {
        String known = asking.ownIdentity("nina");
        topics.group(new GroupRecord(
                new Guid("cached"), 1, 1, new Identity(GROUP_IDENTITY), GroupState.IN_SYNC, 1, List.of(), 0));
        GroupSeen cached = new GroupSeen(GROUP_IDENTITY, "in-sync", 1, false);
        await().untilAsserted(() -> assertThat(asking.group("nina", "cached")).isEqualTo(cached));

        takeAway();

        assertThat(asking.ownIdentity("nina")).isEqualTo(known);
        assertThat(asking.group("nina", "cached")).isEqualTo(cached);
        assertThat(asking.identity("nina", "asked-while-away")).matches("[0-9a-f]{32}");
        asking.as("nina", Map.of("guids", List.of("cached", "never-asked")))
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("error.code", equalTo("ERR_E2EE_UNAVAILABLE"));
        await().untilAsserted(() -> assertThat(databaseState()).startsWith("away"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void callerWhoCameWhileTheDatabaseWasAwayIsMadeKnownAtTheNextCall() {
        takeAway();
        String derived = asking.ownIdentity("oscar");

        bringBack();

        await().untilAsserted(() -> {
            assertThat(asking.ownIdentity("oscar")).isEqualTo(derived);
            assertThat(tables.rowsOf("oscar")).isOne();
        });
        await().untilAsserted(() -> assertThat(topics.usersNamed("oscar")).hasSize(1));
    }

    @Test
    void announcementsThatCameWhileTheDatabaseWasAwayAreAnsweredAtOnceAndStoredLater() {
        takeAway();
        topics.group(new GroupRecord(
                new Guid("while-away"),
                1,
                1,
                new Identity("identity-made-while-away"),
                GroupState.FULL,
                6,
                List.of(),
                1));
        await().untilAsserted(() -> asking.as("nina", Map.of("guids", List.of("while-away")))
                .statusCode(200)
                .body("data.groupStates[0].'while-away'.epoch", equalTo(6)));

        bringBack();

        await().untilAsserted(
                        () -> assertThat(tables.number("SELECT count(*) FROM chat_group WHERE guid = 'while-away'"))
                                .isOne());
    }

    private void takeAway() {
        postgres.stop();
        away = true;
    }

    private static String databaseState() {
        return given().get("/q/health/ready").then().extract().path("checks.find { it.name == 'database' }.data.state");
    }
}
