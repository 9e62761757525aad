package io.chate2ee.stack.suite;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.issuer.LoginIssuer;
import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildFailure;
import io.chate2ee.stack.process.OrphanWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The order in which a stack comes up: what needs nothing at once and together, then the services together. */
final class StackStart {
    static final String HEAP = "192m";

    private final Checkout checkout;
    private final StackOptions options;
    private final StackPorts ports;
    private final StackHome home;
    private final StackAddresses addresses;
    private final LoginIssuer issuer;
    private final OpenThings open;
    private final CompletableFuture<ChildFailure> failure;
    private final Progress progress;
    private final Map<String, RunningChild> first = new ConcurrentHashMap<>();
    private volatile @Nullable Launch launch;

    /** What every further process of a service is told and watched by. */
    private record Launch(Map<String, Settings> settings, ServiceGroup services, OrphanWatch watch) {}

    StackStart(
            Checkout checkout,
            StackOptions options,
            StackHome home,
            LoginIssuer issuer,
            OpenThings open,
            CompletableFuture<ChildFailure> failure,
            Progress progress) {
        this.checkout = checkout;
        this.options = options;
        this.ports = options.ports();
        this.home = home;
        this.addresses = StackAddresses.of(ports);
        this.issuer = issuer;
        this.open = open;
        this.failure = failure;
        this.progress = progress;
    }

    void run() {
        MemoryCheck.enough(Path.of("/proc/meminfo"));
        StackSecrets secrets = StackSecrets.keptIn(home.secrets(), new SecureRandom());
        writeLoginKeys();
        OrphanWatch watch = open.add(OrphanWatch.start());
        open.add(LoginEndpoint.start(ports.login(), issuer));
        together(
                () -> timed("PostgreSQL", () -> postgres(secrets, watch)),
                () -> timed("Kafka", this::kafka),
                () -> timed("Virgil stand-in", () -> standIn(secrets, watch)));

        ServiceSettings settings = new ServiceSettings(
                ports, addresses, secrets, home.loginKeys(), options.callers(), options.groupSync());
        ServiceGroup services = open.add(new ServiceGroup());
        String virgilKey = VirgilServiceKey.of(addresses.standIn());
        Launch ready = new Launch(
                Map.of(
                        "identity-service", settings.identityService(),
                        "token-service", settings.tokenService(),
                        "group-sync-service", settings.groupSync(virgilKey)),
                services,
                watch);
        launch = ready;
        together(
                () -> service("identity-service", ready),
                () -> service("token-service", ready),
                () -> service("group-sync-service", ready));
    }

    private void together(Runnable... starts) {
        Together.run(List.of(starts), open::close);
    }

    RunningChild service(String name) {
        return Optional.ofNullable(first.get(name))
                .orElseThrow(() -> new IllegalStateException("The stack is not running"));
    }

    /** A further process of a service, with a port of its own; returns at once. */
    Replica another(String name, List<String> line) {
        Launch ready =
                Optional.ofNullable(launch).orElseThrow(() -> new IllegalStateException("The stack is not running"));
        int port = FreePorts.next();
        URI address = URI.create("http://127.0.0.1:" + port);
        Settings settings =
                Objects.requireNonNull(ready.settings().get(name), name).copy().with("quarkus.http.port", port);
        ChildCommand command = new ChildCommand(name, line, settings.asEnvironment(), home.log(name + "-" + port));
        return new Replica(
                ready.services()
                        .add(RunningChild.launch(
                                command, address.resolve(StackAddresses.READY), ready.watch(), failure)),
                address);
    }

    private void writeLoginKeys() {
        try {
            Files.writeString(home.loginKeys(), issuer.key().jwks());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the login keys", e);
        }
    }

    private void postgres(StackSecrets secrets, OrphanWatch watch) {
        LocalPostgres postgres = LocalPostgres.start(new LocalPostgres.Options(home.postgres(), ports.postgres()));
        long pid = postgres.pid().orElseThrow();
        watch.add(pid);
        open.add(() -> {
            postgres.close();
            watch.remove(pid);
        });
        postgres.createRole(secrets.identityRole());
        postgres.createDatabase("identity", secrets.identityRole());
        postgres.createRole(secrets.groupRole());
        postgres.createDatabase("group_sync", secrets.groupRole());
    }

    private void kafka() {
        LocalKafka kafka = open.add(LocalKafka.start(new LocalKafka.Options(home.kafka(), ports.kafka())));
        kafka.createTopics(new Topics("").all());
    }

    private void standIn(StackSecrets secrets, OrphanWatch watch) {
        List<String> arguments = List.of(
                "--port", Integer.toString(ports.standIn()),
                "--app", secrets.appId(),
                "--app-key", secrets.tokenKey().id() + "=" + secrets.tokenKey().publicKey(),
                "--app-key", secrets.groupKey().id() + "=" + secrets.groupKey().publicKey(),
                "--directory", home.standIn().toString());
        ChildCommand command = new JavaChild("virgil-stand-in", checkout.standIn(), "128m")
                .command(arguments, new Settings(), home.log("virgil-stand-in"));
        open.add(RunningChild.launch(command, addresses.standIn().resolve("/control/health"), watch, failure))
                .awaitReady();
    }

    private void service(String name, Launch ready) {
        List<String> line = checkout.service(name, options.form()).command(HEAP);
        Settings settings = Objects.requireNonNull(ready.settings().get(name), name);
        ChildCommand command = new ChildCommand(name, line, settings.asEnvironment(), home.log(name));
        RunningChild service =
                ready.services().add(RunningChild.launch(command, addresses.health(name), ready.watch(), failure));
        first.put(name, service);
        timed(name, service::awaitReady);
    }

    private void timed(String what, Runnable start) {
        long began = System.nanoTime();
        start.run();
        progress.ready(what, Duration.ofNanos(System.nanoTime() - began));
    }
}
