package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.Crowd;
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
    private static final int USERS = Integer.getInteger("identity.users", 1_000);
    private static final int MOVING = 40;
    private static final int MOVES = 20;

    private final Deployment deployment = new Deployment();

    private ServiceProcess one;
    private ServiceProcess other;

    @BeforeAll
    void start() {
        Map<String, String> hasty = Map.of(
                "IDENTITY_OUTBOX_INTERVAL", "20ms", "IDENTITY_OUTBOX_BATCH", "30", "CHAT_ACCESS_LOG_LINES", "none");
        one = deployment.start(hasty);
        other = deployment.start(hasty);
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
