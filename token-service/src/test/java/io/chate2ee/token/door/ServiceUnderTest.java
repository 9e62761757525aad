package io.chate2ee.token.door;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.stack.testing.LoginTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
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

    Response tokenFor(String uid) {
        return withAuthorization(logins.bearer(uid));
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
