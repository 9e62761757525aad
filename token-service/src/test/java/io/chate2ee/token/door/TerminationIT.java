package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.stack.testing.LoginTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The packaged service behind what a load balancer does. {@code -Dsigterms=20} ends it oftener. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TerminationIT {
    private static final Logger LOG = Logger.getLogger(TerminationIT.class);
    private static final int TIMES = Integer.getInteger("sigterms", 2);
    private static final int SIGTERM = 128 + 15;

    private final LoginTokens logins = new LoginTokens();
    private final IdentityServiceDouble identityService = new IdentityServiceDouble();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        identityService.stop();
    }

    @Test
    void noAcceptedCallFailsWhenTheServiceIsToldToStopUnderLoad() throws Exception {
        Map<String, String> settings = settings();
        for (int time = 1; time <= TIMES; time++) {
            // Given
            try (var service = new ServiceProcess(settings)) {
                URI base = URI.create("http://127.0.0.1:" + service.port());
                await().atMost(Duration.ofMinutes(2)).until(() -> isReady(base));
                var takesCalls = new AtomicBoolean(true);
                try (var load = new Load(
                        base.resolve("/v1/virgil-jwt"),
                        number -> logins.bearer("user-" + number),
                        takesCalls::get,
                        body -> {})) {
                    await().atMost(Duration.ofMinutes(1)).until(() -> load.served() > 50);

                    // When
                    service.terminate();
                    await().atMost(Duration.ofMinutes(1))
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> !isReady(base));
                    assertThat(health(base).headers().firstValue("connection"))
                            .as("who keeps a connection hears that it is to open another one")
                            .contains("close");
                    long whileReady = load.served();
                    takesCalls.set(false);
                    load.stop();

                    // Then
                    assertThat(service.exitCode()).isEqualTo(SIGTERM);
                    assertThat(load.failures()).isEmpty();
                    assertThat(load.served()).isGreaterThanOrEqualTo(whileReady);
                    LOG.infof("stopped %d of %d times under load, %d calls, none failed", time, TIMES, load.served());
                }
            }
        }
    }

    @Test
    void aCallUnderWayIsAnsweredBeforeTheServiceEnds() throws Exception {
        // Given
        Map<String, String> settings = settings();
        settings.put("quarkus.shutdown.delay", "1s");
        try (var service = new ServiceProcess(settings)) {
            URI base = URI.create("http://127.0.0.1:" + service.port());
            await().atMost(Duration.ofMinutes(2)).until(() -> isReady(base));
            identityService.is(IdentityServiceDouble.Mood.ANSWERS_LATER);
            var underWay = client.sendAsync(call(base, "alice"), BodyHandlers.ofString());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !identityService.callsAbout("alice").isEmpty());

            // When
            service.terminate();
            service.readUntil("Waiting for HTTP requests to complete");
            identityService.is(IdentityServiceDouble.Mood.ANSWERS);

            // Then
            assertThat(underWay.get(1, TimeUnit.MINUTES).body()).contains("\"identity\":\"identity-of-alice\"");
            assertThat(service.exitCode()).isEqualTo(SIGTERM);
        }
    }

    private HttpRequest call(URI base, String uid) {
        return HttpRequest.newBuilder(base.resolve("/v1/virgil-jwt"))
                .header("Authorization", logins.bearer(uid))
                .build();
    }

    private boolean isReady(URI base) throws IOException, InterruptedException {
        return health(base).statusCode() == 200;
    }

    private HttpResponse<Void> health(URI base) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/q/health/ready")).build();
        return client.send(request, BodyHandlers.discarding());
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.putAll(logins.start());
        settings.putAll(new VirgilApp().start());
        settings.putAll(identityService.start());
        settings.put("kafka.bootstrap.servers", "broker.invalid:9092");
        // How long a neighbour may take is not what is tested: its time-outs must not be what fails on a busy machine.
        settings.put("quarkus.rest-client.identity-service.connect-timeout", "60000");
        settings.put("quarkus.rest-client.identity-service.read-timeout", "60000");
        // On a busy machine the one second of the default may pass before a caller here has its turn.
        settings.put("quarkus.shutdown.delay", "5s");
        return settings;
    }
}
