package io.chate2ee.http.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Proxies and clients would rather speak HTTP/2; HTTP/1.1 is what is spoken here. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpVersionsTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_2).build();

    @Test
    void aClientThatAsksForHTTP2IsAnsweredOverHTTP1() throws Exception {
        var answer = send(request("/v1/who").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"data\":{\"uid\":\"alice\"}}");
        assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
    }

    @Test
    void aCallThatAnnouncesNoLengthAndHasNoBodyIsAnswered() throws Exception {
        send(request("/v1/who").GET());

        isError(send(request("/v1/who").DELETE()), 405, "ERR_E2EE_METHOD_NOT_ALLOWED");
        assertThat(send(request("/v1/size").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void soIsTheOneAfterABodyThatWasTooLarge() throws Exception {
        isError(
                send(request("/v1/size").POST(BodyPublishers.ofString(" ".repeat(64 * 1024 + 1)))),
                413,
                "ERR_E2EE_TOO_LARGE");
        assertThat(send(request("/v1/who").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void HEAD_is_answered_as_GET_without_the_body() {
        given().header("Authorization", TestIssuer.bearer("alice"))
                .head("/v1/who")
                .then()
                .statusCode(200)
                .body(emptyOrNullString());
        given().head("/v1/who").then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
    }

    private static void isError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", TestIssuer.bearer("alice"))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
