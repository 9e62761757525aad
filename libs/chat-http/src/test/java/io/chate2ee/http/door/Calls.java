package io.chate2ee.http.door;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chate2ee.http.caller.cometchat.CometChatDouble;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Calls as clients in the field make them, and what every error must be. */
final class Calls {
    private Calls() {}

    static RequestSpecification chat() {
        return given().header("appId", CometChatDouble.APP_ID);
    }

    static RequestSpecification alice() {
        return given().header("Authorization", TestIssuer.bearer("alice"));
    }

    static ValidatableResponse isError(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(startsWith("application/json"))
                .header("Access-Control-Allow-Origin", "*")
                .body("error.code", equalTo(code))
                .body("error.name", equalTo(code.substring("ERR_E2EE_".length())))
                .body("error.message", not(emptyString()))
                .body("error.details", not(emptyString()))
                .body("error.size()", equalTo(4))
                .body("data", nullValue());
    }

    static String raw(String head) throws IOException {
        return raw(head, "");
    }

    static String raw(String head, String body) throws IOException {
        return bytes(head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body);
    }

    /** Sends exactly these bytes: clients in the field send paths that HTTP libraries would tidy up. */
    static String bytes(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
