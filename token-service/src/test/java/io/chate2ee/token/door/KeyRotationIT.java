package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.json.Json;
import io.chate2ee.stack.testing.Alerts;
import io.chate2ee.stack.testing.LoginTokens;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, its file of keys and a Virgil that knows the public halves. {@code -Drotations=50} turns them oftener. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyRotationIT {
    private static final Logger LOG = Logger.getLogger(KeyRotationIT.class);
    private static final int ROTATIONS = Integer.getInteger("rotations", 5);
    private static final String APP_ID = "0123456789abcdef0123456789abcdef";
    private static final Duration LEAD = Duration.ofMillis(300);

    private record Entry(String id, PrivateKey key, Instant activeFrom, boolean withdrawn) {
        String json() {
            return "{\"id\":\"" + id + "\",\"key\":\"" + Base64.getEncoder().encodeToString(key.exportDer())
                    + "\",\"activeFrom\":\"" + activeFrom + "\",\"withdrawn\":" + withdrawn + "}";
        }
    }

    private final LoginTokens logins = new LoginTokens();
    private final IdentityServiceDouble identityService = new IdentityServiceDouble();
    private final List<PrivateKey> keys = IntStream.rangeClosed(0, ROTATIONS)
            .mapToObj(i -> (PrivateKey) Ed25519PrivateKey.generate(new SecureRandom()))
            .toList();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<String> newestSigner = new AtomicReference<>("");
    private final List<Entry> ring = new ArrayList<>();

    @AfterEach
    void stop() {
        identityService.stop();
    }

    @Test
    void noTokenIsRefusedByVirgilWhileKeysAreExchangedUnderLoad(@TempDir Path directory) throws Exception {
        // Given
        Path file = directory.resolve("keys.json");
        ring.add(new Entry("key-0", keys.get(0), Instant.EPOCH, false));
        write(file);
        try (var cloud = StandIn.start(StandInOptions.builder()
                        .app(
                                APP_ID,
                                IntStream.rangeClosed(0, ROTATIONS)
                                        .boxed()
                                        .collect(Collectors.toMap(
                                                i -> "key-" + i,
                                                i -> keys.get(i).publicKey())))
                        .build());
                var service = new ServiceProcess(settings(file))) {
            URI url = URI.create("http://127.0.0.1:" + service.port() + "/v1/virgil-jwt");
            try (var load = new Load(url, number -> logins.bearer("user-" + number), () -> true, body -> {
                VirgilJwt token = VirgilJwt.parse(token(body));
                presentTo(cloud, token);
                newestSigner.set(token.keyId());
            })) {
                await().atMost(Duration.ofMinutes(1)).until(() -> load.served() > 0);

                // When
                for (int i = 1; i <= ROTATIONS; i++) {
                    String next = "key-" + i;
                    ring.add(new Entry(next, keys.get(i), Instant.now().plus(LEAD.multipliedBy(3)), false));
                    if (ring.size() > 3) {
                        ring.remove(0);
                    }
                    write(file);
                    await().atMost(Duration.ofMinutes(1))
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> newestSigner.get().equals(next));
                }
                load.stop();

                // Then
                assertThat(load.failures()).isEmpty();
                LOG.infof("%d rotations, %d tokens, none refused", ROTATIONS, load.served());
            }
        }
    }

    @Test
    void mintingStopsWhenAllKeysAreWithdrawnAndGoesOnWithANewOne(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.json");
        ring.add(new Entry("key-0", keys.get(0), Instant.EPOCH, false));
        write(file);
        try (var service = new ServiceProcess(settings(file))) {
            URI url = URI.create("http://127.0.0.1:" + service.port() + "/v1/virgil-jwt");
            URI metrics = url.resolve("/q/metrics");
            assertThat(statusOf(url)).isEqualTo(200);
            assertThat(Alerts.holds("NoKeySigns", bodyOf(metrics))).isFalse();

            ring.set(0, new Entry("key-0", keys.get(0), Instant.EPOCH, true));
            write(file);
            await().atMost(Duration.ofMinutes(1)).until(() -> statusOf(url) == 503);
            assertThat(Alerts.holds("NoKeySigns", bodyOf(metrics))).isTrue();

            ring.add(new Entry("key-1", keys.get(1), Instant.now(), false));
            write(file);
            await().atMost(Duration.ofMinutes(1)).until(() -> statusOf(url) == 200);
            assertThat(Alerts.holds("NoKeySigns", bodyOf(metrics))).isFalse();
        }
    }

    private String bodyOf(URI url) throws Exception {
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private int statusOf(URI url) throws Exception {
        var request = HttpRequest.newBuilder(url).header("Authorization", logins.bearer("alice"));
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private void presentTo(StandIn cloud, VirgilJwt token) throws Exception {
        var search = HttpRequest.newBuilder(URI.create(cloud.url() + "/card/v5/actions/search"))
                .header("Authorization", "Virgil " + token.text())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"identities\":[\"" + token.identity() + "\"]}"));
        int status = client.send(search.build(), BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new AssertionError("Virgil refuses a token signed by " + token.keyId() + ": " + status);
        }
    }

    private static String token(String body) {
        return Json.readObject(body.getBytes(StandardCharsets.UTF_8))
                .optionalObject("data")
                .orElseThrow()
                .text("virgilToken");
    }

    /** As Kubernetes does: the whole file at once. */
    private void write(Path file) throws Exception {
        String text = ring.stream().map(Entry::json).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        Path whole = Files.writeString(file.resolveSibling("keys.new"), text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, String> settings(Path file) {
        var settings = new HashMap<String, String>();
        settings.putAll(logins.start());
        settings.putAll(identityService.start());
        settings.put("virgil.app-id", APP_ID);
        settings.put("virgil.keys-file", file.toString());
        settings.put("virgil.keys-reread", "50ms");
        settings.put("virgil.keys-lead", LEAD.toMillis() + "ms");
        settings.put("kafka.bootstrap.servers", "broker.invalid:9092");
        return settings;
    }
}
