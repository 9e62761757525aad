package io.chate2ee.groupsync.roles;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The role where nobody has a key to the chat's API: off, and said to be. */
@QuarkusTest
@TestProfile(WithoutApiKeyIT.NoKey.class)
class WithoutApiKeyIT {
    /** Nothing at all is there. */
    public static final class NoKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("roles.sync", "false", "roles.backfill", "true");
        }
    }

    @Test
    void healthAndMetricsSayThatTheChatIsNotFollowed() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'source' }.data.off", equalTo("no source.api-key"));
        get("/q/health/live").then().statusCode(200);
        assertThat(get("/q/metrics").asString()).contains("group_sync_source_on 0.0");
    }
}
