package io.chate2ee.identity.opening;

import io.chate2ee.http.start.Launch;
import io.chate2ee.postgres.SchemaVersion;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Opens the registry once the database is there, and filled, however long that takes: a database that is away, or Kafka where it is
 * needed to fill a new one, keeps the service not ready, it does not crash it. Another secret ends it, and so does the denial
 * that identities were imported. A command finds the gate closed: it does not serve.
 */
@Singleton
public class RegistryOpening {
    private static final Logger LOG = Logger.getLogger(RegistryOpening.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final SchemaVersion version;
    private final SecretCheck secret;
    private final UsersRebuild rebuild;
    private final ImportsMarker imports;
    private final FirstReads firstReads;
    private final RegistryGate gate;
    private final Launch launch;

    RegistryOpening(
            SchemaVersion version,
            SecretCheck secret,
            UsersRebuild rebuild,
            ImportsMarker imports,
            FirstReads firstReads,
            RegistryGate gate,
            Launch launch) {
        this.version = version;
        this.secret = secret;
        this.rebuild = rebuild;
        this.imports = imports;
        this.launch = launch;
        this.firstReads = firstReads;
        this.gate = gate;
    }

    void onStart(@Observes StartupEvent starting) {
        if (launch.serves()) {
            open();
        }
    }

    private void open() {
        prepare()
                .onFailure(RegistryOpening::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(ignored -> gate.open(), RegistryOpening::refuse);
    }

    private Uni<Void> prepare() {
        return migrateAndCheck()
                .chain(firstReads::make)
                .onFailure(RegistryOpening::mayPass)
                .invoke(away -> LOG.warnf("IDS110 The registry is not ready, trying again: %s", firstLine(away)));
    }

    private Uni<Void> migrateAndCheck() {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::migrateAndCheckBlocking);
    }

    private void migrateAndCheckBlocking() {
        version.demand();
        try {
            secret.compare();
            rebuild.ifNeeded();
            // Only now: a wrong secret must not be remembered before what is on the topic has been held against it.
            secret.remember();
            imports.compare();
        } catch (SQLException away) {
            throw new IllegalStateException("the registry could not be prepared: " + away.getMessage(), away);
        }
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof StartRefusedException);
    }

    private static void refuse(Throwable mistake) {
        LOG.fatal(mistake.getMessage());
        Quarkus.asyncExit(1);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("no message");
    }
}
