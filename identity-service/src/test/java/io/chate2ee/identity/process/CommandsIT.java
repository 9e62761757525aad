package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
    private static final Map<String, String> IMPORTS = Map.of("IDENTITY_IMPORTS", "true");
    private static final String USERS =
            "SELECT string_agg(concat_ws(' ', uid, identity, source), ', ' ORDER BY uid) FROM chat_user";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path files;

    private final Deployment deployment = new Deployment();

    @AfterEach
    void stopServers() {
        deployment.close();
    }

    @Test
    void importedUsersAreAnsweredAndAnnouncedNamedExportedTakenBackAndForgottenByEveryReplica() throws IOException {
        List<ServiceProcess> replicas = List.of(deployment.start(IMPORTS), deployment.start(IMPORTS));
        replicas.forEach(ServiceProcess::awaitReady);
        String derived = deployment.asking(replicas.get(0)).ownIdentity("carol");
        Path mappings = file("uid,identity\nAlice,identity-of-alice\nbob,identity-of-bob-\n");

        CommandProcess imported = run(0, "import", mappings.toString());

        assertThat(imported.printed())
                .containsExactly("Imported: 2 added, 0 replaced, 0 unchanged, 0 refused, 0 lines that cannot be used");
        for (ServiceProcess replica : replicas) {
            await().untilAsserted(() -> assertThat(deployment.asking(replica).identity("carol", "alice"))
                    .isEqualTo("identity-of-alice"));
        }
        await().untilAsserted(() ->
                assertThat(deployment.topics().usersNamed("alice")).hasSize(1));
        assertThat(run(0, "who-is", "--identity", "identity-of-alice").printed())
                .singleElement()
                .asString()
                .startsWith("{\"uid\":\"alice\"");
        assertThat(run(0, "who-is", "--uid", "CAROL").printed())
                .singleElement()
                .asString()
                .contains(derived);
        run(3, "who-is", "--uid", "nobody");

        Path exported = files.resolve("exported.csv");
        String users = deployment.tables().text(USERS);
        run(0, "export", exported.toString());
        assertThat(run(1, "export", exported.toString()).errors())
                .containsExactly("There is a file already: " + exported);
        deployment.tables().change("DELETE FROM chat_user");
        run(0, "import", exported.toString());
        assertThat(deployment.tables().text(USERS)).isEqualTo(users).contains("bob identity-of-bob- imported");

        assertThat(run(3, "forget", "ALICE", "nobody").printed())
                .containsExactly("ALICE: forgotten", "nobody: not in the registry, or forgotten already");
        for (ServiceProcess replica : replicas) {
            await().untilAsserted(() -> assertThat(deployment.asking(replica).identity("carol", "alice"))
                    .matches("[0-9a-f]{32}"));
        }
        assertThat(deployment.topics().usersNamed("alice")).last().matches(UserRecord::forgotten);
    }

    @Test
    void importThatWasKilledGoesOnWhereItWas() throws Exception {
        ServiceProcess service = deployment.start(IMPORTS);
        service.awaitReady();
        Path mappings = file(IntStream.rangeClosed(1, 20_000)
                .mapToObj(i -> "user-" + i + ",identity-of-user-" + i)
                .collect(Collectors.joining("\n", "uid,identity\n", "\n")));

        // Somebody is about to get the identity of line 12,001, so that the third batch has to wait.
        try (var connection =
                DriverManager.getConnection(deployment.tables().postgres().jdbcUrl("identities"), "postgres", "")) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .executeUpdate("INSERT INTO chat_user (uid, identity, source, version, first_seen,"
                            + " last_seen) VALUES ('user-12000', 'identity-of-another', 'derived', 1, now(), now())");
            CommandProcess killed = deployment.command(IMPORTS, "import", mappings.toString());
            await().untilAsserted(() -> assertThat(
                            deployment.tables().number("SELECT coalesce(max(merged_through), 0) FROM import_run"))
                    .isEqualTo(10_001));
            killed.kill();
            connection.rollback();
        }
        assertThat(deployment.tables().users()).isEqualTo(10_000);

        CommandProcess rest = run(0, "import", mappings.toString());

        assertThat(rest.printed())
                .containsExactly(
                        "Imported: 20000 added, 0 replaced, 0 unchanged, 0 refused, 0 lines that cannot be used;"
                                + " went on after line 10001 of an interrupted import");
        assertThat(deployment.tables().users()).isEqualTo(20_000);
        await().untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero());
        assertThat(deployment.topics().users()).hasSize(20_000).allMatch(user -> user.version() == 1);
    }

    @Test
    void replicaThatDeniesImportsNoticesOneAndIsNotStartedAgain() throws IOException {
        ServiceProcess service = deployment.startReady();
        Path mappings = file("{\"uid\":\"alice\",\"identity\":\"identity-of-alice\"}\n");
        assertThat(deployment
                        .command(Map.of(), "import", mappings.toString())
                        .awaitExit(1)
                        .errors())
                .last()
                .asString()
                .startsWith("Setting identity.imports must be true");

        run(0, "import", mappings.toString());

        await().untilAsserted(() -> assertThat(service.lines()).anyMatch(line -> line.contains("IDS104")));
        String known = deployment.asking(service).ownIdentity("bob");
        deployment.postgres().stop();
        assertThat(deployment.asking(service).ownIdentity("bob")).isEqualTo(known);
        deployment
                .asking(service)
                .as("bob", Map.of("uids", List.of("stranger")))
                .statusCode(503);
        deployment.postgres().start();
        service.stop();
        ServiceProcess refused = deployment.start(Map.of());
        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.lines())
                .filteredOn(line -> line.contains("Setting identity.imports must be true"))
                .hasSize(1);
    }

    @Test
    void commandsThatCannotBeDoneEndWithOneLineAndTheirExitCode() throws IOException {
        Map<String, String> noSettings = Map.of("POSTGRES_PASSWORD", "", "IDENTITY_DERIVATION_SECRET", "");
        assertThat(deployment.command(noSettings, "--help").awaitExit(0).printed())
                .anyMatch(line -> line.contains("import"))
                .anyMatch(line -> line.contains("who-is"));
        assertThat(deployment
                        .command(noSettings, "import", "--help")
                        .awaitExit(0)
                        .printed())
                .anyMatch(line -> line.contains("--dry-run"));
        assertThat(deployment.command(noSettings, "imprt").awaitExit(2).errors())
                .hasSize(1);
        assertThat(deployment.command(noSettings, "who-is").awaitExit(2).errors())
                .hasSize(1);
        assertThat(deployment
                        .command(noSettings, "who-is", "--uid", "a")
                        .awaitExit(1)
                        .errors())
                .containsExactly("Setting identity.derivation-secret is not set");
        assertThat(run(1, "who-is", "--uid", "a").errors())
                .singleElement()
                .asString()
                .contains("has not opened this registry yet");
        deployment.startReady().stop();
        assertThat(run(1, "import", files.resolve("absent.csv").toString()).errors())
                .singleElement()
                .asString()
                .startsWith("There is no file");
        assertThat(deployment
                        .command(Map.of("IDENTITY_DERIVATION_SECRET", TestSettings.newSecret()), "export", "-")
                        .awaitExit(1)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("Setting identity.derivation-secret is not the secret");
        Path faulty = file("uid,identity\nnot an id,identity-of-nobody\n");
        assertThat(run(3, "import", faulty.toString()).printed())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("line 2: ");
    }

    private CommandProcess run(int exitCode, String... typed) {
        return deployment.command(IMPORTS, typed).awaitExit(exitCode);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(files, "mappings", ""), text);
    }
}
