package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.issuer.LoginIssuer;
import io.chate2ee.stack.issuer.LoginKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginEndpointTest {
    private static final int PORT = FreePorts.next();
    private static LoginEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = LoginEndpoint.start(
                PORT, new LoginIssuer("https://login.example", LoginKey.generate(), Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @Test
    void theTokenOfAUserCanBeCheckedWithThePublishedKey() throws Exception {
        String token = get("/token?uid=Alice_1").body();

        String subject = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(
                        new JsonWebKeySet(get("/jwks.json").body()).getJsonWebKeys()))
                .setExpectedIssuer("https://login.example")
                .build()
                .processToClaims(token)
                .getSubject();
        assertThat(subject).isEqualTo("Alice_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/token?", "/token?uid=", "/token?name=alice", "/token?uid=a%20b"})
    void aQuestionWithoutAValidUidIsRefused(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/token?uid=alice");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
