package io.chate2ee.identity.process;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.identity.fixture.Patience;
import io.chate2ee.stack.process.Artifact;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The packaged service, started as an operator starts it: a jar and environment variables.
 *
 * @param process the running process
 * @param port where it listens
 * @param output everything it printed
 */
record ServiceProcess(Process process, int port, Path output) implements AutoCloseable {
    private static final long LONGEST_END = 60;

    static ServiceProcess start(int port, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile(Path.of("target"), "identity-service-", ".log");
            var builder = new ProcessBuilder(line()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            return new ServiceProcess(builder.start(), port, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it is run, for now without arguments. */
    static List<String> line() {
        return Artifact.here().command("256m");
    }

    RequestSpecification request() {
        return given().baseUri("http://127.0.0.1").port(port);
    }

    void awaitReady() {
        Patience.await().untilAsserted(() -> {
            assertThat(process.isAlive()).as("still running; see %s", output).isTrue();
            assertThat(status("/q/health/ready")).isEqualTo(200);
        });
    }

    /** The HTTP status, or 0 while nobody listens. */
    int status(String path) {
        try {
            return request().get(path).statusCode();
        } catch (Exception e) {
            if (e instanceof ConnectException) {
                return 0;
            }
            throw e;
        }
    }

    /** What a readiness check says, or nothing while nobody listens. */
    String readiness(String check) {
        return status("/q/health/ready") == 0
                ? ""
                : request().get("/q/health/ready").path("checks.find { it.name == '" + check + "' }.status");
    }

    int awaitExit() {
        try {
            assertThat(process.waitFor(LONGEST_END, SECONDS))
                    .as("ended by itself")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It hangs from now on, with everything that it has in hand. */
    void pause() {
        signal("STOP");
    }

    /** It goes on as if nothing had happened. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(result).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a crash would end it. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As an operator ends it. */
    int stop() {
        process.destroy();
        return awaitExit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
