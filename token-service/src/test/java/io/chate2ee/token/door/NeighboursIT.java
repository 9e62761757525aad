package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.token.door.IdentityServiceDouble.Mood;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class NeighboursIT extends ServiceUnderTest {
    @AfterEach
    void allIsWellAgain() {
        identityService.is(Mood.ANSWERS);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "ANSWERS")
    void aKnownUserIsServedAndAnUnknownOneToldToComeBackWhileIdentityService(Mood mood) {
        tokenFor("known-" + mood).then().statusCode(200);
        identityService.is(mood);

        tokenFor("known-" + mood).then().statusCode(200);
        isError(tokenFor("unknown-" + mood), 503, "ERR_E2EE_UNAVAILABLE").header("Retry-After", "5");
    }

    @Test
    void anUnknownUserIsServedAsSoonAsIdentityServiceIsBack() {
        identityService.is(Mood.FAILS);
        tokenFor("patient").then().statusCode(503);
        identityService.is(Mood.ANSWERS);

        tokenFor("patient").then().statusCode(200);
    }

    @Test
    void everyTokenIsAnnounced() {
        tokenFor("Gina").then().statusCode(200);

        soon().untilAsserted(() -> assertThat(kafka.loginsOf("gina"))
                .singleElement()
                .extracting(LoginEvent::fromJson)
                .extracting(LoginEvent::uid)
                .isEqualTo(new Uid("gina")));
    }

    @Test
    void aChangedIdentityCountsAtOnce() {
        untilNewsIsFollowed();
        tokenFor("heidi").then().body("data.identity", equalTo("identity-of-heidi"));
        identityService.says("heidi", "identity-new-heidi");
        tokenFor("heidi").then().body("data.identity", equalTo("identity-of-heidi"));

        soon().untilAsserted(() -> {
            kafka.announce(user("heidi", "identity-new-heidi", false));
            tokenFor("heidi").then().body("data.identity", equalTo("identity-new-heidi"));
        });
    }

    @Test
    void aForgottenUserIsAskedAboutAgain() {
        tokenFor("ivan").then().statusCode(200);
        identityService.is(Mood.FAILS);

        soon().untilAsserted(() -> {
            kafka.announce(user("ivan", "identity-of-ivan", true));
            isError(tokenFor("ivan"), 503, "ERR_E2EE_UNAVAILABLE");
        });
    }

    @Test
    void aRecordThatCannotBeReadDoesNotStopTheNext() {
        tokenFor("judy").then().statusCode(200);
        identityService.says("judy", "identity-new-judy");

        soon().untilAsserted(() -> {
            kafka.write("judy", "not json".getBytes(StandardCharsets.UTF_8));
            kafka.write("not a uid", null);
            kafka.announce(user("judy", "identity-new-judy", false));
            tokenFor("judy").then().body("data.identity", equalTo("identity-new-judy"));
        });
    }

    @Test
    void tokensAreMintedWhileKafkaIsAwayAndAnnouncedAndEvictedWhenItIsBack() {
        kafka.goAway();
        try {
            tokenFor("ken").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            kafka.comeBack();
        }

        soon().untilAsserted(() -> assertThat(kafka.loginsOf("ken")).hasSize(1));
        identityService.says("ken", "identity-new-ken");
        soon().untilAsserted(() -> {
            kafka.announce(user("ken", "identity-new-ken", false));
            tokenFor("ken").then().body("data.identity", equalTo("identity-new-ken"));
        });
    }

    @Test
    void itIsAliveWhateverHappensToThem() {
        identityService.is(Mood.NEVER_ANSWERS);
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }
}
