package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What only whole processes show; what a command does in itself is shown without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsIT {
    private static final int USERS = 12_000;
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Map<String, String> IMPORTS = Map.of("IDENTITY_IMPORTS", "true");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path files;

    private final Deployment deployment = new Deployment();

    @AfterAll
    void stopServers() {
        deployment.close();
    }

    @Test
    void usersAreImportedInSpiteOfACrashExportedAndForgottenByEveryReplicaAndOneThatDeniesImportsIsNotStartedAgain()
            throws Exception {
        assertThat(run(1, "who-is", "--uid", "user-1").errors())
                .singleElement()
                .asString()
                .contains("has not opened this registry yet");
        ServiceProcess replica = deployment.start(IMPORTS);
        ServiceProcess denying = deployment.start(Map.of());
        List<ServiceProcess> both = List.of(replica, denying);
        both.forEach(ServiceProcess::awaitReady);

        importIsKilledAndGoesOnWhereItWas();
        both.forEach(each -> answers(each, "identity-of-user-[0-9]+"));
        await().untilAsserted(() -> assertThat(denying.lines()).anyMatch(line -> line.contains("IDS104")));

        exportHoldsEverybodyAndAnotherSecretGetsNothing();

        forgottenUserIsOutOfEveryMemoryWithinFiveSeconds(both);

        assertThat(deployment.topics().audit())
                .as("of the processes that were not killed")
                .extracting(line -> line.entry().action() + " " + line.entry().outcome())
                .contains("IMPORT DONE", "EXPORT DONE", "FORGET DONE", "FORGET FAILED");
        denying.request()
                .header("Authorization", deployment.logins().bearer("user-2"))
                .get("/v1/admin/users/export")
                .then()
                .statusCode(404);

        nobodyDerivesWithoutTheDatabase(both);
        denying.stop();
        ServiceProcess refused = deployment.start(Map.of());
        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.lines())
                .filteredOn(line -> line.contains("Setting identity.imports must be true"))
                .hasSize(1);
    }

    @Test
    void helpAndMistakesNeedNoSettings() {
        Map<String, String> noSettings = Map.of("POSTGRES_PASSWORD", "", "IDENTITY_DERIVATION_SECRET", "");
        assertThat(deployment.command(noSettings, "--help").awaitExit(0).printed())
                .anyMatch(line -> line.contains("import"))
                .anyMatch(line -> line.contains("who-is"));
        assertThat(deployment.command(noSettings, "imprt").awaitExit(2).errors())
                .hasSize(1);
        assertThat(deployment
                        .command(noSettings, "who-is", "--uid", "a")
                        .awaitExit(1)
                        .errors())
                .containsExactly("Setting identity.derivation-secret is not set");
    }

    private void importIsKilledAndGoesOnWhereItWas() throws Exception {
        Path mappings = file(IntStream.rangeClosed(1, USERS)
                .mapToObj(i -> "user-" + i + ",identity-of-user-" + i)
                .collect(Collectors.joining("\n", "uid,identity\n", "\n")));
        // Somebody is about to become known whom the third batch has, so that it has to wait.
        try (var connection =
                DriverManager.getConnection(deployment.tables().postgres().jdbcUrl("identities"), "postgres", "")) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .executeUpdate("INSERT INTO chat_user (uid, identity, source, version, first_seen,"
                            + " last_seen) VALUES ('user-11000', 'identity-of-another', 'derived', 1, now(), now())");
            CommandProcess killed = deployment.command(IMPORTS, "import", mappings.toString());
            await().untilAsserted(() -> assertThat(
                            deployment.tables().number("SELECT coalesce(max(merged_through), 0) FROM import_run"))
                    .isEqualTo(10_001));
            killed.kill();
            connection.rollback();
        }
        assertThat(deployment.tables().users()).isEqualTo(10_000);

        assertThat(run(0, "import", mappings.toString()).printed())
                .containsExactly("Imported: " + USERS
                        + " added, 0 replaced, 0 unchanged, 0 refused, 0 lines that cannot be used;"
                        + " went on after line 10001 of an interrupted import");

        assertThat(deployment.tables().users()).isEqualTo(USERS);
        await().untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero());
        assertThat(deployment.topics().users()).hasSize(USERS).allMatch(user -> user.version() == 1);
    }

    private void exportHoldsEverybodyAndAnotherSecretGetsNothing() throws IOException {
        Path exported = files.resolve("exported.csv");
        CommandProcess wrong =
                deployment.command(Map.of("IDENTITY_DERIVATION_SECRET", TestSettings.newSecret()), "export", "-");

        run(0, "export", exported.toString());

        assertThat(Files.readAllLines(exported))
                .hasSize(USERS + 1)
                .anyMatch(line -> line.startsWith("user-7,identity-of-user-7,imported,1,"));
        assertThat(wrong.awaitExit(1).printed()).isEmpty();
        assertThat(wrong.errors())
                .singleElement()
                .asString()
                .startsWith("Setting identity.derivation-secret is not the secret");
    }

    private void forgottenUserIsOutOfEveryMemoryWithinFiveSeconds(List<ServiceProcess> replicas) {
        CommandProcess forget = deployment.command(IMPORTS, "forget", "USER-1", "nobody");
        await().untilAsserted(
                        () -> assertThat(deployment.tables().number("SELECT count(*) FROM chat_user WHERE forgotten"))
                                .isOne());
        // The promise itself, and the only bound here that means anything.
        Awaitility.await().atMost(PROMISED).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            for (ServiceProcess each : replicas) {
                assertThat(deployment.asking(each).identity("user-2", "user-1")).matches("[0-9a-f]{32}");
            }
        });

        assertThat(forget.awaitExit(3).printed())
                .containsExactly("USER-1: forgotten", "nobody: not in the registry, or forgotten already");
        assertThat(deployment.topics().usersNamed("user-1")).last().matches(UserRecord::forgotten);
    }

    private void nobodyDerivesWithoutTheDatabase(List<ServiceProcess> replicas) {
        deployment.postgres().stop();
        replicas.forEach(each -> deployment
                .asking(each)
                .as("user-2", Map.of("uids", List.of("stranger")))
                .statusCode(503));
        deployment.postgres().start();
    }

    private void answers(ServiceProcess replica, String form) {
        await().untilAsserted(() -> assertThat(deployment.asking(replica).identity("user-2", "user-1"))
                .matches(form));
    }

    private CommandProcess run(int exitCode, String... typed) {
        return deployment.command(IMPORTS, typed).awaitExit(exitCode);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(files, "mappings", ""), text);
    }
}
