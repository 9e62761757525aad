package io.chate2ee.identity.intake;

import static io.chate2ee.identity.fixture.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.identity.fixture.GroupSeen;
import io.chate2ee.identity.fixture.Metrics;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GroupsTest extends RunningService {
    private final String groupIdentity = UUID.randomUUID().toString().replace("-", "");

    @Test
    void announcedGroupIsAnsweredWithItsIdentityAndState() {
        topics.group(inSync("announced", 1, 3, List.of()));

        awaitSeen("announced", new GroupSeen(groupIdentity, "in-sync", 3, false));
        await().untilAsserted(
                        () -> assertThat(tables.number("SELECT count(*) FROM chat_group WHERE guid = 'announced'"))
                                .isOne());
    }

    @Test
    void groupAskedForBeforeItIsAnnouncedIsAnsweredAsSoonAsItIs() {
        assertThat(asking.group("erin", "early")).isEqualTo(GroupSeen.UNKNOWN);

        topics.group(inSync("early", 1, 0, List.of()));

        awaitSeen("early", new GroupSeen(groupIdentity, "in-sync", 0, false));
    }

    @Test
    void grantedIsSaidOfTheCallerAlone() {
        Identity erin = new Identity(asking.ownIdentity("erin"));

        topics.group(inSync("granting", 1, 0, List.of(erin)));

        awaitSeen("granting", new GroupSeen(groupIdentity, "in-sync", 0, true));
        assertThat(asking.group("mallory", "granting").granted()).isFalse();
    }

    @Test
    void newerAnnouncementReplacesAndOlderOneIsIgnoredInMemoryAndInTheTable() {
        topics.group(inSync("versions", 7, 4, List.of()));
        topics.group(inSync("versions", 6, 3, List.of()));
        topics.group(inSync("versions", 8, 5, List.of()));

        awaitSeen("versions", new GroupSeen(groupIdentity, "in-sync", 5, false));
        topics.group(inSync("versions", 7, 4, List.of()));
        awaitProcessed();
        assertThat(asking.group("erin", "versions").epoch()).isEqualTo(5);
        assertThat(tables.number("SELECT version FROM chat_group WHERE guid = 'versions'"))
                .isEqualTo(8);
    }

    @Test
    void groupThatIsNotReadySaysSoAndHasNoIdentity() {
        topics.group(new GroupRecord(new Guid("making"), 1, 1, null, GroupState.CREATING, -1, List.of(), 2));

        awaitSeen("making", new GroupSeen(null, "creating", -1, false));
    }

    @Test
    void deletedGroupHasNoIdentityAnyMoreAndItsNextLifeHasAnother() {
        String nextIdentity = UUID.randomUUID().toString().replace("-", "");
        topics.group(inSync("phoenix", 1, 2, List.of()));
        awaitSeen("phoenix", new GroupSeen(groupIdentity, "in-sync", 2, false));

        topics.group(new GroupRecord(new Guid("phoenix"), 1, 2, null, GroupState.DELETED, -1, List.of(), 0));
        awaitSeen("phoenix", new GroupSeen(null, "deleted", -1, false));

        topics.group(new GroupRecord(
                new Guid("phoenix"), 2, 3, new Identity(nextIdentity), GroupState.IN_SYNC, 0, List.of(), 0));
        awaitSeen("phoenix", new GroupSeen(nextIdentity, "in-sync", 0, false));
    }

    @Test
    void unreadableRecordsAndTombstonesChangeNothing() {
        topics.group(inSync("sturdy", 1, 1, List.of()));
        awaitSeen("sturdy", new GroupSeen(groupIdentity, "in-sync", 1, false));
        double before = Metrics.sum("identity_records_unreadable_total{topic=\"e2ee.groups\"}");

        topics.notAGroup("sturdy", "[]".getBytes(UTF_8));
        topics.notAGroup("sturdy", "{\"guid\":\"sturdy\",\"life\":99999999999,\"version\":1}".getBytes(UTF_8));
        topics.notAGroup("sturdy", null);
        awaitProcessed();

        assertThat(Metrics.sum("identity_records_unreadable_total{topic=\"e2ee.groups\"}"))
                .isEqualTo(before + 2);
        assertThat(asking.group("erin", "sturdy").epoch()).isOne();
    }

    @Test
    void announcementThatTheTableRefusesDoesNotHoldUpTheOthers() {
        topics.group(inSync("rightful", 1, 0, List.of()));
        awaitSeen("rightful", new GroupSeen(groupIdentity, "in-sync", 0, false));

        topics.group(inSync("thief", 1, 0, List.of()));
        awaitProcessed();

        assertThat(tables.number("SELECT count(*) FROM chat_group WHERE guid = 'thief'"))
                .isZero();
    }

    /** Partitions are read independently, so the marker goes to all of them by many keys. */
    private void awaitProcessed() {
        String round = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 60; i++) {
            topics.group(new GroupRecord(
                    new Guid("mark-" + round + "-" + i), 1, 1, null, GroupState.WAITING, -1, List.of(), 0));
        }
        await().untilAsserted(() -> assertThat(
                        tables.number("SELECT count(*) FROM chat_group WHERE guid LIKE 'mark-" + round + "-%'"))
                .isEqualTo(60));
    }

    private void awaitSeen(String guid, GroupSeen expected) {
        await().untilAsserted(() -> assertThat(asking.group("erin", guid)).isEqualTo(expected));
    }

    private GroupRecord inSync(String guid, long version, long epoch, List<Identity> granted) {
        return group(guid, version, new Identity(groupIdentity), epoch, granted);
    }

    private static GroupRecord group(
            String guid, long version, @Nullable Identity identity, long epoch, List<Identity> granted) {
        return new GroupRecord(new Guid(guid), 1, version, identity, GroupState.IN_SYNC, epoch, granted, 0);
    }
}
