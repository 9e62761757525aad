package io.chate2ee.identity.command;

import static io.chate2ee.identity.fixture.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.fixture.RunningService;
import io.chate2ee.identity.fixture.TestTopics;
import io.chate2ee.identity.hosted.ExtensionDouble;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class CommandsTest extends RunningService {
    @TempDir
    Path files;

    @Inject
    CommandRunner commands;

    @Inject
    IdentityDerivation derivation;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void importTellsItsFiguresAndProgressApart() throws IOException {
        Path mappings = file("uid,identity\n" + derived("quinn") + derived("Rosa"));

        assertThat(run("import", mappings.toString())).isZero();

        assertThat(printed())
                .containsExactly("Imported: 2 added, 0 replaced, 0 unchanged, 0 refused, 0 lines that cannot be used");
        assertThat(errors()).contains("merged 2 of 2 (100 %)");
        assertThat(tables.rowsOf("rosa")).isOne();
    }

    @Test
    void dryRunNamesWhatWouldBeRefusedAndEndsWithItsOwnCode() throws IOException {
        asking.ownIdentity("sam");
        Path mappings = file("uid,identity\nsam,identity-of-sam-elsewhere\n" + derived("never-imported"));

        assertThat(run("import", "--dry-run", mappings.toString())).isEqualTo(3);

        assertThat(printed())
                .hasSize(2)
                .last()
                .isEqualTo("A dry run; an import would give: 1 added, 0 replaced, 0 unchanged, 1 refused,"
                        + " 0 lines that cannot be used");
        assertThat(printed().get(0)).startsWith("line 2: sam refused: the user has another identity");
        assertThat(tables.rowsOf("never-imported")).isZero();
    }

    @Test
    void importFromTheHostedExtensionAsksItForTheUsersOfAList() throws IOException {
        try (var extension = new ExtensionDouble()) {
            extension.knows("xena", derivation.of(new Uid("xena")).value());
            Path token = Files.writeString(files.resolve("token"), ExtensionDouble.AUTH_TOKEN + "\n");
            Path uids = file("Xena\n");

            assertThat(run(
                            "import",
                            "--hosted",
                            extension.endpoint().toString(),
                            "--app-id",
                            ExtensionDouble.APP_ID,
                            "--auth-token-file",
                            token.toString(),
                            uids.toString()))
                    .isZero();
        }

        assertThat(printed()).singleElement().asString().startsWith("Imported: 1 added");
        assertThat(tables.rowsOf("xena")).isOne();
    }

    @Test
    void hostedExtensionThatWouldBeAskedWithoutEncryptionIsNot() throws IOException {
        Path token = Files.writeString(files.resolve("token"), "a-token");

        assertThat(run(
                        "import",
                        "--hosted",
                        "http://e2ee-us.example/v1/get-identities",
                        "--app-id",
                        "app",
                        "--auth-token-file",
                        token.toString(),
                        file("yara\n").toString()))
                .isEqualTo(2);

        assertThat(errors()).containsExactly("the extension's address must be an https URL");
    }

    @Test
    void everyCommandIsOnRecordUnderTheOperatorsName() {
        asking.ownIdentity("zack");

        run("who-is", "--as", "jane@ops", "--uid", "zack");
        run("export", "--as", "jane@ops", "-");
        run("forget", "--as", "jane@ops", "zack", "nobody-at-all");
        run("forget", "zack");

        await().untilAsserted(() -> assertThat(onRecord("jane@ops"))
                .containsExactly(
                        "reverse-lookup done zack",
                        "export done standard output",
                        "forget done zack",
                        "forget failed nobody-at-all"));
        await().untilAsserted(() ->
                assertThat(onRecord(System.getProperty("user.name"))).contains("forget failed zack"));
    }

    @Test
    void oneLineThatCannotBeUsedIsNamedAndKeepsEverythingOut() throws IOException {
        Path mappings = file("uid,identity\nnot an id,identity-of-nobody\n" + derived("beside-a-fault"));

        assertThat(run("import", mappings.toString())).isEqualTo(3);

        assertThat(printed()).hasSize(2).last().isEqualTo("Nothing was imported: 1 of 2 lines cannot be used");
        assertThat(printed().get(0)).startsWith("line 2: ");
        assertThat(tables.rowsOf("beside-a-fault")).isZero();
        assertThat(run("import", "--skip-faulty", mappings.toString())).isEqualTo(3);
        assertThat(tables.rowsOf("beside-a-fault")).isOne();
    }

    @Test
    void importOfOtherIdentitiesThanDerivedOnesIsRefusedWhereTheSettingsDenyIt() throws IOException {
        Path mappings = file("{\"uid\":\"tess\",\"identity\":\"identity-of-tess\"}\n");

        assertThat(run("import", mappings.toString())).isEqualTo(1);

        assertThat(errors()).last().asString().startsWith("Setting identity.imports must be true");
        assertThat(tables.rowsOf("tess")).isZero();
    }

    @Test
    void exportGoesToAFileThatMustNotExistOrToStandardOutput() throws IOException {
        String identity = asking.ownIdentity("uma");
        Path exported = files.resolve("exported.csv");

        assertThat(run("export", exported.toString())).isZero();
        assertThat(run("export", "--ndjson", "-")).isZero();
        assertThat(run("export", exported.toString())).isEqualTo(1);

        assertThat(Files.readAllLines(exported)).anyMatch(line -> line.startsWith("uma," + identity + ",derived,1,"));
        assertThat(printed()).anyMatch(line -> line.startsWith("{\"uid\":\"uma\",\"identity\":\"" + identity));
        assertThat(errors()).last().isEqualTo("There is a file already: " + exported);
    }

    @Test
    void whoIsAnswersInBothDirections() {
        String identity = asking.ownIdentity("vera");

        assertThat(run("who-is", "--uid", "VERA")).isZero();
        assertThat(run("who-is", "--identity", identity)).isZero();
        assertThat(run("who-is", "--uid", "nobody-at-all")).isEqualTo(3);
        assertThat(run("who-is", "--uid", "no id")).isEqualTo(2);

        assertThat(printed())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"uid\":\"vera\",\"identity\":\"" + identity));
    }

    @Test
    void forgetNamesWhomItCouldNotForget() {
        asking.ownIdentity("walt");

        assertThat(run("forget", "WALT", "nobody-at-all", "no id")).isEqualTo(3);

        assertThat(printed())
                .hasSize(3)
                .startsWith("WALT: forgotten", "nobody-at-all: not in the registry, or forgotten already");
        assertThat(tables.number("SELECT count(*) FROM chat_user WHERE uid = 'walt' AND forgotten"))
                .isOne();
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        Path absent = files.resolve("absent.csv");

        assertThat(run("import", absent.toString())).isEqualTo(1);

        assertThat(errors()).containsExactly("There is no file " + absent);
    }

    private int run(String... typed) {
        return commands.run(new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)), typed);
    }

    private List<String> onRecord(String operator) {
        return new TestTopics(kafka)
                .audit().stream()
                        .map(AuditRecord::entry)
                        .filter(entry -> AuditActor.operator(operator).equals(entry.by()))
                        .map(entry ->
                                (entry.action() + " " + entry.outcome())
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-') + " " + entry.about())
                        .toList();
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }

    private List<String> errors() {
        return err.toString(UTF_8).lines().toList();
    }

    private String derived(String uid) {
        return uid + "," + derivation.of(new Uid(uid.toLowerCase(Locale.ROOT))).value() + "\n";
    }

    private Path file(String text) throws IOException {
        return Files.writeString(files.resolve("mappings"), text);
    }
}
