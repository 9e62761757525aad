package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.stack.testing.LoginTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.NullUnmarked;

/** What the tests of the running service share: the same neighbours, so that it is started once. */
@QuarkusTestResource(VirgilApp.class)
@QuarkusTestResource(LoginTokens.class)
@QuarkusTestResource(Forge.class)
@QuarkusTestResource(IdentityServiceDouble.class)
@QuarkusTestResource(KafkaBroker.class)
@NullUnmarked
abstract class ServiceUnderTest {
    VirgilApp virgil;
    LoginTokens logins;
    Forge forge;
    IdentityServiceDouble identityService;
    KafkaBroker kafka;
    private final AtomicLong versions = new AtomicLong();

    Response tokenFor(String uid) {
        return withAuthorization(logins.bearer(uid));
    }

    /**
     * Returns once the service follows {@code e2ee.users}. When it begins to, some time after its start, it asks again for whatever
     * it has remembered until then.
     */
    void untilNewsIsFollowed() {
        var uid = "news-" + UUID.randomUUID();
        tokenFor(uid).then().statusCode(200);
        identityService.says(uid, "identity-new");
        soon().untilAsserted(() -> {
            kafka.announce(user(uid, "identity-new", false));
            tokenFor(uid).then().body("data.identity", equalTo("identity-new"));
        });
    }

    UserRecord user(String uid, String identity, boolean forgotten) {
        return new UserRecord(
                new Uid(uid), new Identity(identity), IdentitySource.DERIVED, versions.incrementAndGet(), forgotten);
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300));
    }

    static Response withAuthorization(String header) {
        return given().header("Authorization", header).get("/v1/virgil-jwt");
    }

    static ValidatableResponse isError(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType(startsWith("application/json"))
                .header("Access-Control-Allow-Origin", "*")
                .body("error.code", equalTo(code))
                .body("error.name", equalTo(code.substring("ERR_E2EE_".length())))
                .body("error.size()", equalTo(4))
                .body("data", nullValue());
    }
}
