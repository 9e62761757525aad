package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.testing.LoginTokens;
import io.chate2ee.stack.testing.ResolvableNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartIT {
    private static final int SIGTERM = 128 + 15;
    private static final String BROKER = "broker.example";

    private final LoginTokens logins = new LoginTokens();

    @ParameterizedTest
    @CsvSource({
        "virgil.app-key, c2VjcmV0",
        "token.ttl, 4m",
        "token.ttl, for ever",
        "chat.callers.jwt.issuer, ' '",
        "chat.callers.jwt.keys, /nonexistent/keys.json"
    })
    void isRefusedWithOneLineThatNamesTheWrongSetting(String setting, String value) throws Exception {
        var settings = goodSettings();
        settings.put(setting, value);

        try (var service = new ServiceProcess(settings)) {
            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(service.errorLines()).singleElement().asString().startsWith("Setting " + setting + " ");
            assertThat(service.outputLines())
                    .noneMatch(line -> line.contains("Exception") || line.contains("c2VjcmV0"));
        }
    }

    @Test
    void succeedsWhileAllNeighboursAreAwayAndSaysThatItIsNotReady() throws Exception {
        try (var service = new ServiceProcess(goodSettings())) {
            int port = service.port();

            assertThat(status(port, "/q/health/live")).isEqualTo(200);
            assertThat(status(port, "/q/health/started")).isEqualTo(200);
            assertThat(status(port, "/q/health/ready")).isEqualTo(503);
        }
    }

    @Test
    void succeedsBeforeTheBrokersNameResolvesAndLoginsFromThenAreAnnouncedOnceItDoes() throws Exception {
        var kafka = new KafkaBroker();
        var identityService = new IdentityServiceDouble();
        var settings = goodSettings();
        settings.putAll(kafka.startWithoutTls());
        settings.putAll(identityService.start());
        settings.put(
                "kafka.bootstrap.servers",
                settings.get("kafka.bootstrap.servers").replace("127.0.0.1", BROKER));
        try (var names = new ResolvableNames();
                var service = new ServiceProcess(with(settings, "java.tool.options", names.jvmOption()))) {
            int port = service.port();
            assertThat(status(port, "/q/health/live")).isEqualTo(200);
            assertThat(status(port, "/v1/virgil-jwt", "Authorization", logins.bearer("laura")))
                    .isEqualTo(200);

            names.add(BROKER);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(kafka.loginsOf("laura")).isNotEmpty());
            assertThat(status(port, "/q/health/ready")).isEqualTo(200);
        } finally {
            identityService.stop();
            kafka.stop();
        }
    }

    @Test
    void isUndoneInGoodOrderByATerminationSignal() throws Exception {
        try (var service = new ServiceProcess(goodSettings())) {
            service.port();
            service.terminate();

            assertThat(service.exitCode()).isEqualTo(SIGTERM);
            assertThat(service.errorLines()).isEmpty();
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        settings.put(name, value);
        return settings;
    }

    private Map<String, String> goodSettings() {
        var settings = new HashMap<String, String>();
        settings.putAll(logins.start());
        settings.putAll(new VirgilApp().start());
        settings.put("token.identity-service-url", "http://127.0.0.1:" + FreePorts.next());
        settings.put("kafka.bootstrap.servers", "broker.invalid:9092");
        return settings;
    }

    private static int status(int port, String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
