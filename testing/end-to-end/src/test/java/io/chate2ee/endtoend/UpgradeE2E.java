package io.chate2ee.endtoend;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.fleet.Balancer;
import io.chate2ee.stack.fleet.Calls;
import io.chate2ee.stack.fleet.GroupChanges;
import io.chate2ee.stack.fleet.Members;
import io.chate2ee.stack.fleet.MembershipLog;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.Progress;
import io.chate2ee.stack.suite.Replica;
import io.chate2ee.stack.suite.RunningChild;
import io.chate2ee.stack.suite.StackAddresses;
import io.chate2ee.stack.suite.StackOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * An older version, built in the checkout that {@code -Dupgrade.from} names, gives way to this one, comes back, and gives way
 * again, while members come and go and users log in.
 */
@EnabledIfSystemProperty(named = "upgrade.from", matches = ".+")
class UpgradeE2E {
    private static final int USERS = 8;
    private static final int GROUPS = 12;
    private static final long CHANGE_EVERY_MILLIS = 100;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Who is asked comes after who asks, so that nobody asks a newer version for what an older one cannot say. */
    private static final List<String> ORDER = List.of("identity-service", "token-service", "group-sync-service");

    /** Versions from before it was their default have to be told. */
    private static final String NEWER_SCHEMA = "quarkus.flyway.ignore-future-migrations";

    private final Path older = Path.of(System.getProperty("upgrade.from", "")).toAbsolutePath();
    private final Path newer = Checkout.find().root();
    private final Balancer identityServices = new Balancer();
    private final LocalStack stack = new LocalStack(
            Checkout.find().withServicesOf(older),
            StackOptions.temporary()
                    .withCallers(Map.of(
                            "token.identity-service-url",
                            identityServices.address().toString(),
                            NEWER_SCHEMA,
                            "true"))
                    .withGroupSync(Map.of(NEWER_SCHEMA, "true")),
            Progress.silent());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, RunningChild> running = new HashMap<>();
    private final Map<String, URI> addresses = new HashMap<>();
    private boolean held;

    @BeforeEach
    void start() {
        StackAddresses first = stack.addresses();
        identityServices.ready().add(first.identityService());
        stack.start();
        ORDER.forEach(service -> running.put(service, stack.service(service)));
        addresses.put("token-service", stack.addresses().tokenService());
        addresses.put("identity-service", stack.addresses().identityService());
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
        if (!held) {
            stack.keepLogs();
        }
        stack.close();
        identityServices.close();
    }

    @Test
    void noChangeIsLostAndNoCallFailsOnTheWayThereAndBackAndThereAgain() throws Exception {
        // Given
        List<String> uids = Members.register(stack, USERS);
        try (GroupChanges changes = new GroupChanges(stack, identityServices.address(), uids, 1);
                Calls calls = new Calls(stack, uids)) {
            changes.create(GROUPS);
            calls.start();
            var changing = clock.scheduleWithFixedDelay(changes::changeOne, 0, CHANGE_EVERY_MILLIS, MILLISECONDS);

            // When
            for (Path version : List.of(newer, older, newer)) {
                ORDER.forEach(service -> replace(service, version, calls));
            }

            // Then
            changing.cancel(false);
            clock.shutdown();
            assertThat(clock.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES))
                    .isTrue();
            await("every change is made")
                    .atMost(LONGEST)
                    .untilAsserted(() -> assertThat(changes.differences()).isEmpty());
            calls.close();
            assertThat(calls.failures()).as("of %d calls", calls.answered()).isEmpty();
            MembershipLog log = MembershipLog.read(stack);
            assertThat(log.doubled()).as("of %d changes", log.changes().size()).isEmpty();
            held = true;
            System.out.printf(
                    "three changes of version: %d grants and revocations, %d calls answered, none lost, doubled or failed%n",
                    log.changes().size(), calls.answered());
        }
    }

    /** Both versions run until the new one is ready and nobody is sent to the old one any more. */
    private void replace(String service, Path version, Calls calls) {
        Replica next = stack.another(service, new Artifact(version.resolve(service), Artifact.Form.asked()))
                .ready();
        if (!service.equals("group-sync-service")) {
            List<List<URI>> callers = service.equals("token-service")
                    ? List.of(calls.tokenServices())
                    : List.of(calls.identityServices(), identityServices.ready());
            URI gone = addresses.put(service, next.address());
            callers.forEach(addresses -> addresses.add(next.address()));
            callers.forEach(addresses -> addresses.remove(gone));
        }
        running.put(service, next.process()).stop();
    }
}
