import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts a service once, without anything that it needs, calls it, and stops it as an operator does, so that its JVM keeps an
 * archive of the classes that it loaded. A service that has reached neither Kafka nor PostgreSQL serves its health, which is
 * all that is asked of it here. Run by the image's build:
 *
 * <pre>java Train.java RUNTIME APP ARCHIVE</pre>
 *
 * <p>Every secret it tells the service is made up on the spot and forgotten.
 */
public final class Train {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> CALLS =
            List.of("/q/health/ready", "/q/metrics", "/v1/virgil-jwt", "/v1/get-identities", "/nothing");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Train() {}

    /** Runs; exits with 1 if there is no archive in the end. */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(arguments[2]).toAbsolutePath();
        Path jar = Path.of(arguments[1], "quarkus-run.jar").toAbsolutePath();
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(arguments[0], "bin", "java").toString(), "-XX:AOTCacheOutput=" + archive, "-jar", jar.toString()));
        Path directory = Files.createTempDirectory("train");
        ProcessBuilder builder = new ProcessBuilder(command).directory(jar.getParent().toFile()).inheritIO();
        builder.environment().putAll(settings(directory, port));
        Process service = builder.start();
        URI address = URI.create("http://127.0.0.1:" + port);
        awaitLive(service, address);
        for (String path : CALLS) {
            status(address.resolve(path));
        }
        service.destroy();
        if (!service.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            service.destroyForcibly();
            throw new IllegalStateException("the service does not stop");
        }
        if (!Files.isRegularFile(archive)) {
            throw new IllegalStateException("the service has left no archive");
        }
        System.out.printf("trained: %s, %d MB%n", archive, Files.size(archive) >> 20);
    }

    private static void awaitLive(Process service, URI address) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (status(address.resolve("/q/health/live")) != 200) {
            if (System.nanoTime() > end || service.waitFor(100, TimeUnit.MILLISECONDS)) {
                service.destroyForcibly();
                throw new IllegalStateException("the service does not start");
            }
        }
    }

    /** The status of the answer; 0 while nobody listens. */
    private static int status(URI address) throws IOException, InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).timeout(LONGEST).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException notYet) {
            return 0;
        }
    }

    private static Map<String, String> settings(Path directory, int port) throws Exception {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_SHUTDOWN_DELAY", "0s"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                Map.entry("POSTGRES_HOST", "127.0.0.1"),
                Map.entry("POSTGRES_PORT", "1"),
                Map.entry("POSTGRES_USER", "nobody"),
                Map.entry("POSTGRES_PASSWORD", random(16)),
                Map.entry("CHAT_CALLERS_JWT_ISSUER", "https://login.example"),
                Map.entry("CHAT_CALLERS_JWT_KEYS", loginKeys(directory).toString()),
                Map.entry("TOKEN_IDENTITY_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("VIRGIL_URL", "http://127.0.0.1:1"),
                Map.entry("VIRGIL_APP_ID", "0".repeat(32)),
                Map.entry("VIRGIL_APP_KEY_ID", "0".repeat(32)),
                Map.entry("VIRGIL_APP_KEY", appKey()),
                Map.entry("IDENTITY_DERIVATION_SECRET", random(32)),
                Map.entry("OWNER_KEY_ENCRYPTION_KEY", random(32)));
    }

    private static String appKey() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
        return Base64.getEncoder().encodeToString(key);
    }

    private static Path loginKeys(Path directory) throws Exception {
        var key = (EdECPublicKey) KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        byte[] encoded = key.getEncoded();
        String x = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        String keys = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"kid\":\"1\",\"x\":\"%s\"}]}";
        return Files.writeString(directory.resolve("login-keys.json"), keys.formatted(x));
    }

    private static String random(int bytes) {
        byte[] made = new byte[bytes];
        new SecureRandom().nextBytes(made);
        return Base64.getEncoder().encodeToString(made);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
