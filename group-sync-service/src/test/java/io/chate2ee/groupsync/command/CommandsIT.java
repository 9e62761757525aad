package io.chate2ee.groupsync.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.groupsync.apply.Reconciler;
import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.chate2ee.virgil.key.PrivateKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside the running service, on the same database. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresAndKafka.class,
        initArgs = @ResourceArg(name = PostgresAndKafka.KAFKA_USER, value = "kafka-group-sync"))
@QuarkusTestResource(StandInResource.class)
@SuppressWarnings("NullAway.Init") // Injection and the test extension fill the fields.
class CommandsIT {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path files;

    @Inject
    CommandRunner commands;

    @Inject
    Reconciler reconciler;

    @Inject
    Pool pool;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String guid = "group-" + UUID.randomUUID();

    @BeforeEach
    void aGroupThatWaitsForMembers() {
        await().atMost(LONGEST).ignoreExceptions().until(() -> reconcilerHasAnOwner());
        pool.preparedQuery("insert into groups (guid, life, created_at, change_seq, dirty_since)"
                        + " values ($1, 1, clock_timestamp(), 1, clock_timestamp())")
                .executeAndAwait(Tuple.of(guid));
        await().atMost(LONGEST).until(() -> state().equals("waiting"));
    }

    private boolean reconcilerHasAnOwner() {
        return pool.query("select 1 from owner_key").executeAndAwait().size() == 1 && reconciler.isAlive();
    }

    @Test
    void groupsAreParkedAndPutBackAndThoseThatAreNotThereAreNamed() {
        assertThat(run("park", guid, "nobody", "no guid")).isEqualTo(3);
        assertThat(printed())
                .contains(guid + ": parked", "nobody: there is no such group")
                .contains("no guid: ");
        assertThat(state()).isEqualTo("parked");

        assertThat(run("unpark", guid)).isZero();
        await().atMost(LONGEST).until(() -> state().equals("waiting"));
    }

    @Test
    void nothingIsRebuiltWithAKeyThatCouldOpenNothing() {
        assertThat(run("rebuild")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("Setting owner.key is not set");
    }

    @Test
    void whereAGroupStandsIsALineOfJson() {
        assertThat(run("show", guid)).isZero();
        assertThat(Json.readObject(out.toByteArray()).text("state")).isEqualTo("waiting");
        assertThat(run("show", "nobody")).isEqualTo(3);
    }

    @Test
    void groupsAreComparedAgainOneByOneOrAll() {
        assertThat(run("resync", guid)).isZero();
        assertThat(run("resync", "--all")).isZero();
        assertThat(printed()).contains("groups will be compared with the cloud and repaired");
        assertThat(run("resync", "nobody")).isEqualTo(3);
    }

    @Test
    void aPauseLastsUntilItIsOver() {
        assertThat(run("pause")).isZero();
        assertThat(run("pause")).isEqualTo(3);
        assertThat(run("resume")).isZero();
        assertThat(run("resume")).isEqualTo(3);
    }

    @Test
    void aComparisonPrintsDifferencesAsLinesOfJson() {
        assertThat(run("compare", guid)).isZero();
        assertThat(printed()).isEmpty();
        pool.preparedQuery("insert into epochs (guid, life, epoch, ticket, pushed) values ($1, 1, 4, '', true)")
                .executeAndAwait(Tuple.of(guid));

        assertThat(run("compare", guid)).isEqualTo(3);

        JsonObject line = Json.readObject(out.toByteArray());
        assertThat(line.text("guid")).isEqualTo(guid);
        assertThat(line.text("kind")).isEqualTo("epoch-missing");
        pool.preparedQuery("delete from epochs where guid = $1").executeAndAwait(Tuple.of(guid));
    }

    @Test
    void theOwnersKeyGoesIntoANewFileThatNobodyElseCanRead() throws IOException {
        Path file = files.resolve("owner.json");

        assertThat(run("export-owner-key", file.toString())).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JsonObject backup = Json.readObject(Files.readAllBytes(file));
        assertThat(PrivateKey.parse(backup.text("key")).publicKey()).isNotNull();
        assertThat(run("export-owner-key", file.toString())).as("over it").isEqualTo(1);
        assertThat(printed()).as("on standard output").isEmpty();
        assertThat(err.toString(UTF_8)).doesNotContain(backup.text("key"));
    }

    private String state() {
        return pool.preparedQuery("select state from groups where guid = $1")
                .executeAndAwait(Tuple.of(guid))
                .iterator()
                .next()
                .getString(0);
    }

    private int run(String... typed) {
        out.reset();
        return commands.run(new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)), typed);
    }

    private String printed() {
        return out.toString(UTF_8);
    }
}
