package io.chate2ee.groupsync.crashes;

import static org.awaitility.Awaitility.await;

import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildProcess;
import io.chate2ee.stack.process.OrphanWatch;
import io.chate2ee.stack.process.Readiness;
import io.chate2ee.stack.suite.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One process of the service. */
public final class Pod implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final ChildProcess process;
    private final URI health;

    private Pod(ChildProcess process, URI health) {
        this.process = process;
        this.health = health;
    }

    /** Where a process can listen. */
    public static URI freeAddress() {
        return URI.create("http://127.0.0.1:" + FreePorts.next());
    }

    /** Starts one without waiting for it. */
    static Pod launch(String name, URI address, Map<String, String> told, Path logs, OrphanWatch watch) {
        Settings settings = new Settings()
                .with("quarkus.http.port", address.getPort())
                .with("quarkus.http.host", address.getHost());
        told.forEach(settings::with);
        List<String> command = Artifact.here().command("192m");
        ChildCommand child = new ChildCommand(name, command, settings.asEnvironment(), logs.resolve(name + ".log"));
        return new Pod(ChildProcess.start(child, watch), address.resolve("/q/health/ready"));
    }

    /** Returns when it is ready. */
    public Pod ready() {
        new Readiness().await(process, health, LONGEST_START);
        return this;
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() {
        process.kill();
    }

    /** Asks it to stop, and returns at once. */
    void terminate() {
        signal("TERM");
    }

    /** Returns when it no longer says that it is ready, or is gone. */
    void awaitNotReady(Duration longest) {
        await("not ready any more").atMost(longest).until(() -> !process.isAlive() || !isReady());
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException gone) {
            // Nobody listens there any more.
            return false;
        }
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("kill -" + signal + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whatever state it is in. */
    @Override
    public void close() {
        process.kill();
    }
}
