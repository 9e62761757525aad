package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.Metrics;
import io.chate2ee.identity.fixture.TestSettings;
import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildIT {
    private static final String USERS =
            "SELECT string_agg(concat_ws(' ', uid, identity, source, version, forgotten), E'\\n' ORDER BY uid) FROM chat_user";
    private static final String GROUPS = "SELECT string_agg(g::text, E'\\n' ORDER BY guid) FROM chat_group g";

    private final Deployment deployment = new Deployment();

    @AfterEach
    void stopServers() {
        deployment.close();
    }

    @Test
    void registryReadFromTheTopicsIntoAnEmptyDatabaseIsTheSameButForTimes() {
        ServiceProcess before = startReady();
        fill(before);
        String users = deployment.tables().text(USERS);
        String groups = deployment.tables().text(GROUPS);
        before.stop();

        deployment.emptyDatabase();
        wrongSecretIsRefusedByWhatIsOnTheTopic();
        ServiceProcess after = startReady();

        assertThat(deployment.tables().text(USERS)).isEqualTo(users).contains("moved", "imported-identity", " 2 ");
        await().untilAsserted(() -> assertThat(deployment.tables().text(GROUPS)).isEqualTo(groups));
        deployment
                .asking(after)
                .as(
                        "asked-5",
                        Map.of("uids", List.of("asked-5", "imported", "heir"), "guids", List.of("ready", "making")))
                .statusCode(200);
        assertThat(Metrics.sum(after.request(), "identity_lookup_statements_sum"))
                .as("everything is in memory from the start")
                .isZero();
        assertThat(deployment.asking(after).identity("alice", "moved")).isEqualTo("identity-that-moved-1");
        assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero();
        usersAreAnnouncedAgainByWhatIsToldToWhoLostTheTopic();
        after.stop();

        databaseOfAnOldBackupIsBroughtUpToTheTopicWhenAskedFor();
    }

    private ServiceProcess startReady() {
        ServiceProcess service = deployment.start(Map.of("IDENTITY_IMPORTS", "true"));
        service.awaitReady();
        return service;
    }

    private void wrongSecretIsRefusedByWhatIsOnTheTopic() {
        ServiceProcess wrong = deployment.start(
                Map.of("IDENTITY_IMPORTS", "true", "IDENTITY_DERIVATION_SECRET", TestSettings.newSecret()));

        assertThat(wrong.awaitExit()).isEqualTo(1);
        assertThat(wrong.lines())
                .anyMatch(line -> line.contains("Setting identity.derivation-secret is not the secret"));
        assertThat(deployment.tables().users()).isZero();
    }

    private void usersAreAnnouncedAgainByWhatIsToldToWhoLostTheTopic() {
        var told = Pattern.compile("INSERT INTO user_outbox[^;]*;").matcher(recovery());
        assertThat(told.find()).isTrue();
        int before = deployment.topics().usersNamed("moved").size();

        deployment.tables().change(told.group());

        await().untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero());
        assertThat(deployment.topics().usersNamed("moved"))
                .hasSize(before + 1)
                .last()
                .extracting(UserRecord::version)
                .isEqualTo(2L);
    }

    private static String recovery() {
        try {
            return Files.readString(Checkout.find().root().resolve("docs/recovery.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void databaseOfAnOldBackupIsBroughtUpToTheTopicWhenAskedFor() {
        String moved = "SELECT identity || version FROM chat_user WHERE uid = 'moved'";
        // As the backup had it: an older row, a change that it takes for unsent, and a user who came later is not
        // there.
        deployment
                .tables()
                .change("UPDATE chat_user SET identity = 'identity-of-the-backup', version = 1 WHERE uid = 'moved'");
        deployment
                .tables()
                .change("INSERT INTO user_outbox (uid, identity, source, version, forgotten)"
                        + " SELECT uid, identity, source, version, forgotten FROM chat_user WHERE uid = 'moved'");
        deployment.tables().change("DELETE FROM chat_user WHERE uid = 'asked-7'");

        deployment
                .start(Map.of("IDENTITY_IMPORTS", "true", "IDENTITY_REBUILD", "true"))
                .awaitReady();

        assertThat(deployment.tables().text(moved)).isEqualTo("identity-that-moved-12");
        assertThat(deployment.tables().rowsOf("asked-7")).isOne();
        assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero();
        assertThat(deployment.topics().usersNamed("moved"))
                .last()
                .extracting(UserRecord::version)
                .isEqualTo(2L);
    }

    /** Every way in which a row can come, change and go. */
    private void fill(ServiceProcess service) {
        for (int i = 0; i < 20; i++) {
            deployment.asking(service).ownIdentity("asked-" + i);
            deployment.topics().login(new LoginEvent(new Uid("logged-in-" + i), Instant.now()));
        }
        deployment.tables().imported("imported", "imported-identity");
        deployment.tables().imported("moved", "identity-that-moved");
        deployment.tables().moveTo("moved", "identity-that-moved-1");
        deployment.tables().imported("heir", "identity-that-moved");
        deployment.tables().forget("asked-1", "1 minute");
        deployment.tables().forget("asked-2", "31 days");
        deployment
                .topics()
                .group(group("ready", "identity-of-ready", GroupState.IN_SYNC, 3, List.of(new Uid("asked-3"))));
        deployment.topics().group(group("making", null, GroupState.CREATING, -1, List.of()));
        await().untilAsserted(() -> {
            assertThat(deployment.tables().rowsOf("logged-in-19")).isOne();
            assertThat(deployment.topics().tombstonesOf("asked-2")).isOne();
            assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                    .isZero();
            assertThat(deployment.tables().number("SELECT count(*) FROM chat_group"))
                    .isEqualTo(2);
            assertThat(deployment.tables().users()).isEqualTo(42);
        });
    }

    private static GroupRecord group(
            String guid, @Nullable String identity, GroupState state, long epoch, List<Uid> waiting) {
        return new GroupRecord(
                new Guid(guid),
                1,
                4,
                identity == null ? null : new Identity(identity),
                state,
                epoch,
                List.of(new Identity("identity-of-a-member")),
                waiting.size(),
                waiting);
    }
}
