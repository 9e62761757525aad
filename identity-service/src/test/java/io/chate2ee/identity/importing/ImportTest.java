package io.chate2ee.identity.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.fixture.RegistryDatabase;
import io.chate2ee.identity.fixture.Tables;
import io.chate2ee.identity.mapping.MappingReader;
import io.chate2ee.identity.mapping.MappingRules;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ImportTest {
    private static final String ALICE_AND_BOB = """
            uid,identity
            Alice,identity-of-alice
            bob,identity-of-bob
            """;

    private RegistryDatabase registry;
    private Tables tables;
    private Import importing;
    private final Noted noted = new Noted();

    @BeforeAll
    void startServer() {
        registry = RegistryDatabase.start();
        tables = registry.tables();
        importing = new Import(registry.dataSource(), registry.derivation(), true);
    }

    @AfterAll
    void stopServer() {
        registry.close();
    }

    @BeforeEach
    void clear() {
        registry.clear();
        noted.faults().clear();
        noted.refusals().clear();
    }

    @Test
    void newUsersAreAddedFoldedAndAnnouncedAsImported() throws SQLException {
        ImportOutcome outcome = run(ALICE_AND_BOB);

        assertThat(outcome).isEqualTo(new ImportOutcome(2, 0, new Counts(2, 0, 0, 0), 0, true));
        assertThat(row("alice")).isEqualTo("identity-of-alice imported 1");
        assertThat(announced()).isEqualTo("alice identity-of-alice imported 1, bob identity-of-bob imported 1");
        assertThat(marked()).isTrue();
    }

    @Test
    void identityThatFollowsFromTheSecretIsTakenOverAsADerivedOneAndMarksNothing() throws SQLException {
        String derived = registry.derivation().of(new Uid("carol")).value();

        run("{\"uid\":\"carol\",\"identity\":\"" + derived + "\"}\n");

        assertThat(row("carol")).isEqualTo(derived + " derived 1");
        assertThat(marked()).isFalse();
    }

    @Test
    void sameImportAgainChangesAndAnnouncesNothing() throws SQLException {
        run(ALICE_AND_BOB);

        ImportOutcome again = run(ALICE_AND_BOB);

        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(tables.number("SELECT count(*) FROM user_outbox")).isEqualTo(2);
    }

    @Test
    void anotherIdentityIsAConflictThatOnlyReplaceChangesAndAnnouncesUnderTheNextVersion() throws SQLException {
        tables.imported("alice", "identity-before");
        ImportOutcome refused = run(ALICE_AND_BOB);
        assertThat(refused.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(noted.refusals())
                .containsExactly("2: the user has another identity, identity-before; only --replace changes it");
        assertThat(row("alice")).isEqualTo("identity-before imported 1");

        ImportOutcome replaced = importing.run(request(ALICE_AND_BOB, true, false, false), noted);

        assertThat(replaced.counts()).isEqualTo(new Counts(0, 1, 1, 0));
        assertThat(row("alice")).isEqualTo("identity-of-alice imported 2");
        assertThat(announced()).endsWith("alice identity-of-alice imported 2");
    }

    @Test
    void identityOfAnotherUserOrOfAGroupAndForgottenUsersAreRefusedEvenWithReplace() throws SQLException {
        tables.imported("zoe", "identity-of-zoe-");
        tables.imported("gone", "identity-of-gone");
        tables.forget("gone", "1 minute");
        tables.change("INSERT INTO chat_group VALUES ('friends', 1, 1, 'identity-of-friends', 'in-sync', 1, '{}', 0)");

        ImportOutcome outcome = importing.run(
                request(
                        "uid,identity\na,identity-of-zoe-\nb,identity-of-friends\ngone,identity-anew\nc,identity-of-gone\n",
                        true,
                        false,
                        false),
                noted);

        assertThat(outcome.counts()).isEqualTo(new Counts(0, 0, 0, 4));
        assertThat(noted.refusals())
                .containsExactly(
                        "2: the identity is that of user zoe",
                        "3: the identity is that of group friends",
                        "4: the user was forgotten",
                        "5: the identity is that of user gone");
        assertThat(tables.users()).isEqualTo(2);
    }

    @Test
    void oneFaultyLineKeepsEverythingOutAndEachIsNamed() throws SQLException {
        ImportOutcome outcome = run("""
                uid,identity
                alice,identity-of-alice
                not an id,identity-of-nobody
                bob,short
                ALICE,identity-of-another
                carol,identity-of-alice
                dave,2137f9ef75295ea
                eve
                """);

        assertThat(outcome.merged()).isFalse();
        assertThat(outcome.faults()).isEqualTo(6);
        assertThat(noted.faults())
                .extracting(fault -> fault.substring(0, 2))
                .containsExactlyInAnyOrder("3:", "4:", "5:", "6:", "7:", "8:");
        assertThat(noted.faults())
                .contains(
                        "5: the uid is that of line 2 already",
                        "6: the identity is that of line 2 already",
                        "7: the identity is groups.owner-identity, which no user may have");
        assertThat(tables.users()).isZero();
        assertThat(marked()).isFalse();
    }

    @Test
    void faultyLinesAreLeftOutWhereAskedFor() throws SQLException {
        ImportOutcome outcome =
                importing.run(request(ALICE_AND_BOB + "ALICE,identity-of-another\nx\n", false, false, true), noted);

        assertThat(outcome.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(outcome.faults()).isEqualTo(2);
        assertThat(row("alice")).isEqualTo("identity-of-alice imported 1");
    }

    @Test
    void dryRunSaysWhatWouldHappenAndChangesNothing() throws SQLException {
        tables.imported("bob", "identity-before");

        ImportOutcome outcome = importing.run(request(ALICE_AND_BOB, false, true, false), noted);

        assertThat(outcome.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(noted.refusals()).hasSize(1);
        assertThat(tables.users()).isOne();
        assertThat(tables.number("SELECT count(*) FROM user_outbox")).isOne();
        assertThat(tables.number("SELECT count(*) FROM import_run")).isZero();
        assertThat(marked()).isFalse();
    }

    @Test
    void whatDoesNotFollowFromTheSecretIsRefusedWhereTheSettingsDenyImports() {
        var denied = new Import(registry.dataSource(), registry.derivation(), false);

        assertThatThrownBy(() -> denied.run(request(ALICE_AND_BOB, false, false, false), noted))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageStartingWith("Setting identity.imports must be true");
        assertThat(tables.users()).isZero();
        assertThat(marked()).isFalse();
    }

    @Test
    void importThatBreaksOffIsContinuedAfterTheLastWholeBatchAndItsFiguresAreThoseOfTheWhole() throws SQLException {
        String file = many(12_000);
        tables.imported("user-1", "identity-before");
        tables.change("ALTER TABLE chat_user ADD CONSTRAINT breaks CHECK (uid <> 'user-7000')");
        assertThatThrownBy(() -> run(file)).isInstanceOf(SQLException.class);
        assertThat(tables.users()).isEqualTo(5_000);
        tables.change("ALTER TABLE chat_user DROP CONSTRAINT breaks");
        noted.refusals().clear();

        ImportOutcome rest = run(file);

        assertThat(rest.resumedAfter()).isEqualTo(5_001);
        assertThat(rest.counts()).isEqualTo(new Counts(11_999, 0, 0, 1));
        assertThat(noted.refusals()).hasSize(1);
        assertThat(tables.number("SELECT count(DISTINCT uid) FROM user_outbox")).isEqualTo(12_000);
        assertThat(tables.number("SELECT count(*) FROM user_outbox")).isEqualTo(12_000);
    }

    @Test
    void secondImportAtTheSameTimeIsRefused() throws SQLException {
        try (var first = ImportSession.open(registry.dataSource())) {
            assertThat(first.connection().isValid(1)).isTrue();
            assertThatThrownBy(() -> run(ALICE_AND_BOB))
                    .isInstanceOf(ImportRefusedException.class)
                    .hasMessage("Another import is running");
        }
        assertThat(run(ALICE_AND_BOB).counts().added()).isEqualTo(2);
    }

    private ImportOutcome run(String file) throws SQLException {
        return importing.run(request(file, false, false, false), noted);
    }

    private static ImportRequest request(String file, boolean replace, boolean dryRun, boolean skipFaulty) {
        InputStream in = new ByteArrayInputStream(file.getBytes(UTF_8));
        var rules = new MappingRules(IdCase.LOWER, new Identity("2137f9ef75295ea"));
        return new ImportRequest(new MappingReader(in, rules), replace, dryRun, skipFaulty, true);
    }

    private static String many(int users) {
        return IntStream.rangeClosed(1, users)
                .mapToObj(i -> "user-" + i + ",identity-of-user-" + i)
                .collect(Collectors.joining("\n", "uid,identity\n", "\n"));
    }

    private String row(String uid) {
        return tables.text("SELECT concat_ws(' ', identity, source, version) FROM chat_user WHERE uid = '" + uid + "'");
    }

    private String announced() {
        return tables.text(
                "SELECT string_agg(concat_ws(' ', uid, identity, source, version), ', ' ORDER BY id) FROM user_outbox");
    }

    private boolean marked() {
        return tables.number("SELECT count(imported_since) FROM registry_state") > 0;
    }
}
