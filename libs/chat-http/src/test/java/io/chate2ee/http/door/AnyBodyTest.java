package io.chate2ee.http.door;

import static io.chate2ee.http.door.Calls.alice;
import static io.chate2ee.http.door.Calls.isError;
import static io.chate2ee.http.door.Calls.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnyBodyTest {
    @Test
    void withABodyOfAnotherKindIs415() {
        isError(
                alice().contentType("text/xml").body("<a/>").post("/v1/record").then(),
                415,
                "ERR_E2EE_UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"uid\":[]}", "\"x\""})
    void withABodyThatDoesNotFitIs400AndDoesNotRepeatIt(String body) {
        isError(
                        alice().contentType("application/json")
                                .body(body)
                                .post("/v1/record")
                                .then(),
                        400,
                        "ERR_E2EE_BAD_REQUEST")
                .body("error.message", equalTo("The request cannot be read."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded"})
    void mayHaveAnEmptyBodyOfAnyKind(String contentType) {
        alice().contentType(contentType).post("/v1/size").then().statusCode(200).body("data.fields", equalTo(0));
    }

    @Test
    void mayHaveNoContentTypeAtAll() throws Exception {
        assertThat(raw("POST /v1/size HTTP/1.1\r\nContent-Length: 0\r\nAuthorization: " + TestIssuer.bearer("alice")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void mayHaveABodyOf64KB() {
        alice().contentType("application/json")
                .body(bodyOf(64 * 1024))
                .post("/v1/size")
                .then()
                .statusCode(200);
    }

    @Test
    void withABodyOver64KBIs413() {
        isError(
                alice().contentType("application/json")
                        .body(bodyOf(64 * 1024 + 1))
                        .post("/v1/size")
                        .then(),
                413,
                "ERR_E2EE_TOO_LARGE");
    }

    @Test
    void mayHaveASmallBodyInChunks() throws Exception {
        assertThat(raw(
                        "POST /v1/size HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nAuthorization: "
                                + TestIssuer.bearer("alice"),
                        "7\r\n{\"a\":1}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("{\"data\":{\"fields\":1}}");
    }

    @Test
    void withABodyOver64KBInChunksIs413() throws Exception {
        var chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        var answer = raw(
                "POST /v1/size HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nAuthorization: "
                        + TestIssuer.bearer("alice"),
                chunk + chunk + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("ERR_E2EE_TOO_LARGE", "access-control-allow-origin");
    }

    private static String bodyOf(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }
}
