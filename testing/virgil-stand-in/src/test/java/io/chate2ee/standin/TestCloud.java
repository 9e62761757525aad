package io.chate2ee.standin;

import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A stand-in with two applications, and a plain HTTP client for it. */
public final class TestCloud implements AutoCloseable {

    public static final String APP = "app-one";
    public static final String OTHER_APP = "app-two";
    private static final Duration HOUR = Duration.ofHours(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final StandIn standIn;
    private final Map<String, AppKey> keys;

    private TestCloud(StandIn standIn, Map<String, AppKey> keys) {
        this.standIn = standIn;
        this.keys = keys;
    }

    /** A cloud in memory. */
    public static TestCloud start() {
        return start(newKeys(), options -> options);
    }

    /** A cloud with its data in a directory. */
    public static TestCloud start(Map<String, AppKey> keys, Path directory) {
        return start(keys, options -> options.directory(directory));
    }

    /** A cloud with options of the test's choice. */
    public static TestCloud start(Map<String, AppKey> keys, UnaryOperator<StandInOptions.Builder> more) {
        var options = StandInOptions.builder();
        keys.forEach((app, key) -> options.app(app, Map.of(key.id(), key.key().publicKey())));
        try {
            return new TestCloud(StandIn.start(more.apply(options).build()), keys);
        } catch (IOException cannotListen) {
            // A broken test set-up, not an outcome of a test.
            throw new UncheckedIOException(cannotListen);
        }
    }

    /** Fresh app keys for both applications. */
    public static Map<String, AppKey> newKeys() {
        return Map.of(APP, newKey("key-1"), OTHER_APP, newKey("key-2"));
    }

    public static AppKey newKey(String id) {
        return new AppKey(id, Ed25519PrivateKey.generate(new SecureRandom()));
    }

    public StandIn standIn() {
        return standIn;
    }

    public Map<String, AppKey> keys() {
        return keys;
    }

    /** The app key of one of the applications it was started with. */
    public AppKey key(String app) {
        return Objects.requireNonNull(keys.get(app));
    }

    /** A token for an identity of the first application. */
    public String token(String identity) {
        return token(APP, identity);
    }

    public String token(String app, String identity) {
        return token(app, key(app), identity, Clock.systemUTC());
    }

    public String token(String app, AppKey key, String identity, Clock clock) {
        return new VirgilJwtMinter(app, key, clock).mint(identity, HOUR).text();
    }

    public Reply post(String identity, String path, JsonObject body) {
        return send(request("POST", path, body.encode(), token(identity)));
    }

    public Reply post(String identity, String path, JsonObject body, @Nullable String previousHash) {
        var request = request("POST", path, body.encode(), token(identity));
        return send(previousHash == null ? request : request.header("Virgil-Keyknox-Previous-Hash", previousHash));
    }

    public Reply get(String identity, String path) {
        return send(request("GET", path, "", token(identity)));
    }

    /** A request with a token; {@code null} leaves the header out. */
    public HttpRequest.Builder request(String method, String path, String body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(standIn.url() + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString(body));
        return token == null ? request : request.header("Authorization", "Virgil " + token);
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return trySend(request);
        } catch (IOException unexpected) {
            // Tests that expect a broken connection call trySend.
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Throws IOException if the connection breaks. */
    public Reply trySend(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        standIn.close();
    }
}
