package io.chate2ee.standin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, run as a program of its own. */
class ProgramIT {

    private static final String READY = "Virgil stand-in listening on ";

    private final AppKey key = new AppKey("key", Ed25519PrivateKey.generate(new SecureRandom()));
    private final List<Process> started = new ArrayList<>();
    private final Path directory;

    ProgramIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void itSaysWhereItListensStopsWhenAskedAndFindsItsDataAgain() throws Exception {
        // Given a running stand-in with a value in it
        var first = runWithApp("--directory", directory.toString());
        var hash = put(readUrl(first));

        // When it is told to stop and started again
        first.destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var second = runWithApp("--directory", directory.toString());

        // Then the value is there
        assertThat(get(readUrl(second))).isEqualTo(hash);
    }

    @Test
    void dataIsKeptEvenWhenTheProcessIsKilled() throws Exception {
        var first = runWithApp("--directory", directory.toString());
        var hash = put(readUrl(first));

        first.destroyForcibly().waitFor();

        assertThat(get(readUrl(runWithApp("--directory", directory.toString()))))
                .isEqualTo(hash);
    }

    @Test
    void aWrongCommandLineIsOneLineAndExitCodeTwo() throws Exception {
        assertFails(run("--nonsense"), 2, "virgil-stand-in: unknown option --nonsense; --help lists them");
    }

    @Test
    void aPortThatIsTakenIsOneLineAndExitCodeOne() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var process = runWithApp("--host", "0.0.0.0", "--port", String.valueOf(taken.getLocalPort()));

            assertFails(process, 1, "virgil-stand-in: cannot listen on 0.0.0.0:" + taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryInUseIsOneLineAndExitCodeOne() throws Exception {
        readUrl(runWithApp("--directory", directory.toString()));

        var second = runWithApp("--directory", directory.toString());

        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(errors(second)).hasSize(1).first().asString().contains("in use by another process");
        assertThat(second.exitValue()).isEqualTo(1);
    }

    @Test
    void aProductionProfileIsOneLineAndExitCodeOne() throws Exception {
        var process = run("--profile", "prod");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(errors(process)).hasSize(1).first().asString().contains("does not start with the profile 'prod'");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void helpIsPrintedWithoutStarting() throws Exception {
        var process = run("--help");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(Help.TEXT);
        assertThat(process.exitValue()).isZero();
    }

    private void assertFails(Process process, int code, String line) throws Exception {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(errors(process)).containsExactly(line);
        assertThat(process.exitValue()).isEqualTo(code);
    }

    private static List<String> errors(Process process) {
        return process.errorReader().lines().toList();
    }

    private Process runWithApp(String... more) throws IOException {
        var publicKey = Base64.getEncoder().encodeToString(key.key().publicKey().toDer());
        var arguments = new ArrayList<>(List.of("--port", "0", "--app", "app", "--app-key", "key=" + publicKey));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Process run(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-jar", System.getProperty("standin.jar", "")));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static String readUrl(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        var line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new AssertionError("not ready but: " + line + errors(process));
        }
        return line.substring(READY.length());
    }

    private String put(String url) throws IOException, InterruptedException {
        var body = new JsonObject()
                .put("meta", "bWV0YQ==")
                .put("value", "dmFsdWU=")
                .encode();
        return send(url, "PUT", body);
    }

    private String get(String url) throws IOException, InterruptedException {
        return send(url, "GET", "");
    }

    private String send(String url, String method, String body) throws IOException, InterruptedException {
        var token = new VirgilJwtMinter("app", key, Clock.systemUTC()).mint("alice", Duration.ofHours(1));
        var request = HttpRequest.newBuilder(URI.create(url + "/keyknox/v1"))
                .header("Authorization", "Virgil " + token.text())
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.headers().firstValue("Virgil-Keyknox-Hash").orElseThrow();
    }
}
