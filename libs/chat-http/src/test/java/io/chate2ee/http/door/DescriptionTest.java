package io.chate2ee.http.door;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.chate2ee.http.envelope.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DescriptionTest {
    @Test
    void namesBothKindsOfLogin() {
        description()
                .body("components.securitySchemes.login.scheme", equalTo("bearer"))
                .body("components.securitySchemes.chatToken.name", equalTo("authToken"))
                .body("components.securitySchemes.chatApp.name", equalTo("appId"))
                .body("paths.'/v1/who'.get.security.login", hasItem(not((Object) null)))
                .body("paths.'/v1/who'.get.security.chatApp", hasItem(not((Object) null)));
    }

    @Test
    void listsEveryErrorCodeInTheSchemaOfErrors() {
        var codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toArray(String[]::new);
        description()
                .body("components.schemas.ErrorAnswer.properties.error.properties.code.enum", contains(codes))
                .body(
                        "components.schemas.ErrorAnswer.properties.error.required",
                        containsInAnyOrder("code", "message", "name", "details"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "429", "500", "503", "default"})
    void givesEveryErrorThatSchemaAndTheIdOfTheRequest(String status) {
        String answer = "paths.'/v1/who'.get.responses.'" + status + "'";
        description()
                .body(answer + ".content.'application/json'.schema.'$ref'", equalTo("#/components/schemas/ErrorAnswer"))
                .body(answer + ".headers", hasKey("X-Request-Id"));
    }

    @Test
    void saysWhereACallerIsToldWhenToComeBack() {
        description()
                .body("paths.'/v1/who'.get.responses.'429'.headers", hasKey("Retry-After"))
                .body("paths.'/v1/who'.get.responses.'503'.headers", hasKey("Retry-After"))
                .body("paths.'/v1/who'.get.responses.'401'.headers", hasKey("WWW-Authenticate"))
                .body("paths.'/v1/who'.get.responses.'500'.headers", not(hasKey("Retry-After")));
    }

    @Test
    void expectsTroubleWithBodiesOnlyWhereThereIsOne() {
        description()
                .body("paths.'/v1/record'.post.responses.keySet()", hasItems("400", "413"))
                .body("paths.'/v1/who'.get.responses.keySet()", not(hasItem("413")));
    }

    private static ValidatableResponse description() {
        return given().get("/q/openapi?format=json").then().statusCode(200);
    }
}
