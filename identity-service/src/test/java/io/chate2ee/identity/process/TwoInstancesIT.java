package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.Crowd;
import io.chate2ee.identity.fixture.GroupSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two processes on the same servers. {@code -Didentity.users=10000} makes the crowd as large as the real thing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Started before all tests.
class TwoInstancesIT {
    private static final int USERS = Integer.getInteger("identity.users", 500);
    private static final int MOVING = 20;
    private static final int MOVES = 12;

    private final Deployment deployment = new Deployment();

    private ServiceProcess one;
    private ServiceProcess other;

    @BeforeAll
    void start() {
        Map<String, String> hasty = Map.of(
                "IDENTITY_OUTBOX_INTERVAL", "20ms", "IDENTITY_OUTBOX_BATCH", "30", "CHAT_ACCESS_LOG_LINES", "none");
        one = deployment.start(hasty);
        Map<String, String> discreet = new HashMap<>(hasty);
        discreet.put("IDENTITY_GROUP_LOOK_UPS", "members");
        other = deployment.start(discreet);
        one.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    void stopServers() {
        deployment.close();
    }

    @Test
    void crowdThatLogsInAtOnceAtBothHasOneIdentityEachEverywhere() {
        List<String> uids = IntStream.range(0, USERS).mapToObj(i -> "user-" + i).toList();
        deployment.topics().logIns(shuffled(uids));

        Map<String, Set<String>> answers =
                new Crowd(deployment.logins(), List.of(one.port(), other.port())).askAll(shuffledTwice(uids));

        assertThat(answers).hasSize(USERS);
        assertThat(answers.values()).allMatch(identities -> identities.size() == 1);
        assertThat(answers.values().stream().flatMap(Set::stream).distinct()).hasSize(USERS);
        assertThat(deployment.tables().number("SELECT count(*) FROM chat_user WHERE uid LIKE 'user-%'"))
                .isEqualTo(USERS);
        await().untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero());
        assertThat(announced("user-")).isEqualTo(first(answers));
        assertThat(deployment.topics().users())
                .filteredOn(user -> user.uid().value().startsWith("user-"))
                .allMatch(user -> user.version() == 1);
    }

    @Test
    void newestVersionIsLastOnTheTopicAlthoughBothSendAndOneHangsForAWhile() {
        List<String> uids =
                IntStream.range(0, MOVING).mapToObj(i -> "moving-" + i).toList();
        uids.forEach(uid -> deployment.tables().imported(uid, "identity-0-of-" + uid));

        for (int move = 1; move <= MOVES; move++) {
            if (move == MOVES / 4) {
                one.pause();
            }
            for (String uid : uids) {
                deployment.tables().moveTo(uid, "identity-" + move + "-of-" + uid);
            }
            if (move == MOVES / 2) {
                one.resume();
            }
        }

        await().untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero());
        assertThat(announced("moving-"))
                .containsExactlyInAnyOrderEntriesOf(
                        uids.stream().collect(Collectors.toMap(uid -> uid, uid -> "identity-" + MOVES + "-of-" + uid)));
        for (ServiceProcess each : List.of(one, other)) {
            await().untilAsserted(() -> assertThat(deployment.asking(each).identity("moving-0", "moving-1"))
                    .isEqualTo("identity-" + MOVES + "-of-moving-1"));
        }
    }

    @Test
    void userForgottenAtOneIsForgottenByBoth() {
        deployment.tables().imported("leaving", "identity-of-leaving");
        for (ServiceProcess each : List.of(one, other)) {
            await().untilAsserted(() -> assertThat(deployment.asking(each).identity("staying", "leaving"))
                    .isEqualTo("identity-of-leaving"));
        }

        deployment.tables().forget("leaving", "1 second");

        for (ServiceProcess each : List.of(one, other)) {
            await().untilAsserted(() -> assertThat(deployment.asking(each).identity("staying", "leaving"))
                    .matches("[0-9a-f]{32}"));
        }
    }

    @Test
    void whereOnlyMembersMayAskAGroupLooksToOthersLikeOneThatDoesNotExist() {
        Identity member = new Identity(deployment.asking(other).ownIdentity("member"));
        deployment
                .topics()
                .group(new GroupRecord(
                        new Guid("club"),
                        1,
                        1,
                        new Identity("identity-of-the-club"),
                        GroupState.IN_SYNC,
                        0,
                        List.of(member),
                        1,
                        List.of(new Uid("in-the-queue"))));

        await().untilAsserted(() -> assertThat(deployment.asking(other).group("member", "club"))
                .isEqualTo(new GroupSeen("identity-of-the-club", "in-sync", 0, true)));
        assertThat(deployment.asking(other).group("in-the-queue", "club"))
                .isEqualTo(new GroupSeen("identity-of-the-club", "in-sync", 0, false));
        assertThat(deployment.asking(other).group("stranger", "club")).isEqualTo(GroupSeen.UNKNOWN);
        await().untilAsserted(() -> assertThat(deployment.asking(one).group("stranger", "club"))
                .isEqualTo(new GroupSeen("identity-of-the-club", "in-sync", 0, false)));
    }

    /** What the last record of each user says. */
    private Map<String, String> announced(String whose) {
        Map<Uid, UserRecord> last = new HashMap<>();
        deployment.topics().users().forEach(user -> last.put(user.uid(), user));
        return last.values().stream()
                .filter(user -> user.uid().value().startsWith(whose))
                .collect(Collectors.toMap(
                        user -> user.uid().value(), user -> user.identity().value()));
    }

    private static Map<String, String> first(Map<String, Set<String>> answers) {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }

    private static List<String> shuffledTwice(List<String> uids) {
        List<String> twice = new ArrayList<>(uids);
        twice.addAll(uids);
        return shuffled(twice);
    }

    private static List<String> shuffled(List<String> uids) {
        List<String> shuffled = new ArrayList<>(uids);
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }
}
