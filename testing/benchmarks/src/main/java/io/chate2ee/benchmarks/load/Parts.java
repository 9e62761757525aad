package io.chate2ee.benchmarks.load;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.issuer.LoginIssuer;
import io.chate2ee.stack.issuer.LoginKey;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildProcess;
import io.chate2ee.stack.process.OrphanWatch;
import io.chate2ee.stack.process.Readiness;
import io.chate2ee.stack.suite.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What every target needs around it: a directory, a Kafka inside this process, a login service, and the starting and stopping of
 * servers. Everything is stopped in the end, the last first.
 */
public final class Parts implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    /** More than anybody asks in a run: what is measured is served, not refused, but counted all the same. */
    private static final int CALLS_PER_USER = 2_000_000_000;

    private final Path directory;
    private final OrphanWatch watch = OrphanWatch.start();
    private final LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary());
    private final LoginIssuer issuer = new LoginIssuer("https://login.example", LoginKey.generate(), Clock.systemUTC());
    private final Deque<Runnable> stops = new ArrayDeque<>();

    private Parts(Path directory) {
        this.directory = directory;
        stops.push(watch::close);
        stops.push(kafka::close);
    }

    /** Starts Kafka and makes the login service. */
    public static Parts start() throws IOException {
        return new Parts(Files.createTempDirectory("chat-e2ee-load"));
    }

    /** Where the packaged services are. */
    public Checkout checkout() {
        return Checkout.find();
    }

    /** What was built of a service, in the form that is asked for. */
    public Artifact built(String module) {
        return checkout().service(module, Artifact.Form.asked());
    }

    /** The login service that the services started here trust. */
    public LoginIssuer issuer() {
        return issuer;
    }

    LocalKafka kafka() {
        return kafka;
    }

    /** Has something stopped in the end, before what was started earlier. */
    void stopInTheEnd(Runnable stop) {
        stops.push(stop);
    }

    /** Writes a file that the run needs. */
    Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** A file with one login header for each of so many users, {@code user-0} and so on. */
    Path logins(int users) throws IOException {
        var lines = new StringBuilder();
        for (int user = 0; user < users; user++) {
            lines.append("Bearer ").append(issuer.token("user-" + user)).append('\n');
        }
        return file("logins", lines.toString());
    }

    /** The settings by which a service knows the users of {@link #logins} and finds Kafka. */
    Settings callers() throws IOException {
        return new Settings()
                .with("quarkus.http.host", "127.0.0.1")
                .with("kafka.bootstrap.servers", kafka.bootstrapServers())
                .with("chat.limits.calls.bucket", CALLS_PER_USER)
                .with("chat.callers.jwt.issuer", issuer.name())
                .with(
                        "chat.callers.jwt.keys",
                        file("login.jwks.json", issuer.key().jwks()).toString());
    }

    /** Starts a packaged service with the JVM's own defaults but a small heap; ready when it says so itself. */
    public Server service(String name, Artifact artifact, Settings settings) {
        return service(name, artifact, settings, "/q/health/ready");
    }

    /** As {@link #service}, for one that will not be ready because something that it needs is left out. */
    Server liveService(String name, Artifact artifact, Settings settings) {
        return service(name, artifact, settings, "/q/health/live");
    }

    private Server service(String name, Artifact artifact, Settings settings, String health) {
        int port = FreePorts.next();
        settings.with("quarkus.http.port", port);
        return start(name, artifact.commandForMeasuring("256m"), settings.asEnvironment(), port, health);
    }

    /** Starts a script in Node, which is given the port as its argument; ready when it answers {@code /}. */
    Server node(String name, Path script) {
        int port = FreePorts.next();
        var command = List.of("node", "--no-experimental-fetch", script.toString(), Integer.toString(port));
        return start(name, command, Map.of(), port, "/");
    }

    private Server start(String name, List<String> command, Map<String, String> environment, int port, String health) {
        var address = URI.create("http://127.0.0.1:" + port);
        var log = directory.resolve(name + ".log");
        var child = ChildProcess.start(new ChildCommand(name, command, environment, log), watch);
        stops.push(() -> child.stop(LONGEST_STOP));
        new Readiness().await(child, address.resolve(health), LONGEST_START);
        return new Server(child, address);
    }

    @Override
    public void close() {
        stops.forEach(Runnable::run);
    }
}
