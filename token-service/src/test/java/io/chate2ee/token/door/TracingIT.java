package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.stack.testing.LoginTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whether a request can be followed (W3C Trace Context) from the caller through this service to identity-service. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TracingIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final LoginTokens logins = new LoginTokens();
    private final IdentityServiceDouble identityService = new IdentityServiceDouble();

    @AfterEach
    void stop() {
        identityService.stop();
    }

    @Test
    void aTraceGoesOnToIdentityServiceAndToTheCollectorAndTellsNothingAboutTheCaller() throws Exception {
        var neighbour = identityService.start();
        var settings = new HashMap<>(neighbour);
        settings.put("quarkus.otel.sdk.disabled", "false");
        settings.put("quarkus.otel.exporter.otlp.endpoint", identityService.url());
        settings.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
        try (var service = started(settings)) {
            call(service);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(sentToTheCollector()).contains("/v1/virgil-jwt"));
        }

        assertThat(identityService.traceparents()).singleElement().asString().startsWith("00-" + TRACE + "-");
        assertThat(identityService.callsTo("/v1/traces")).isPositive();
        assertThat(sentToTheCollector()).doesNotContain("alice").doesNotContain("eyJ");
    }

    @Test
    void noTraceIsKeptUnlessThatWasAskedFor() throws Exception {
        try (var service = started(identityService.start())) {
            call(service);
        }

        assertThat(identityService.traceparents()).containsExactly("null");
        assertThat(identityService.callsTo("/v1/traces")).isZero();
    }

    private String sentToTheCollector() {
        return String.join("", identityService.strayBodies());
    }

    private ServiceProcess started(Map<String, String> more) throws Exception {
        var settings = new HashMap<>(more);
        settings.putAll(logins.start());
        settings.putAll(new VirgilApp().start());
        settings.put("kafka.bootstrap.servers", "broker.invalid:9092");
        return new ServiceProcess(settings);
    }

    private void call(ServiceProcess service) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/v1/virgil-jwt"))
                .header("Authorization", logins.bearer("alice"))
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
