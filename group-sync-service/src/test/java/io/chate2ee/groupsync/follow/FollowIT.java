package io.chate2ee.groupsync.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.chat.ChatGroup;
import io.chate2ee.stack.chat.ChatWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class FollowIT {
    private static LocalKafka kafka;

    private FollowHarness harness;

    @BeforeAll
    static void startKafka() {
        kafka = LocalKafka.start(LocalKafka.Options.temporary());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        harness = new FollowHarness(kafka);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void theFirstStartLooksAtAllAndTheNextOnlyAtWhatChanged() {
        harness.chat.group("night", List.of("mara", "iris"));
        harness.chat.group("day", List.of("mara"));
        Follower first = harness.set("clock-difference", "0s").start();
        eventually(() -> assertThat(guids()).containsExactlyInAnyOrder("night", "day"));
        eventually(() -> assertThat(runs("all")).isEqualTo(1));
        first.stop();
        harness.chat.add("day", "tom");
        harness.chat.update("day");

        harness.start();

        eventually(() -> assertThat(runs("changed")).isEqualTo(1));
        assertThat(guids()).containsExactlyInAnyOrder("night", "day", "day");
        assertThat(runs("all")).isEqualTo(1);
        assertThat(last("day").members()).extracting("value").containsExactly("mara", "tom");
    }

    @Test
    void whatChangesNoGroupIsFoundByTheNextLookAtAll() {
        harness.chat.group("night", List.of("mara", "iris"));
        harness.set("sweep-every", "300ms").start();
        eventually(() -> assertThat(guids()).contains("night"));

        harness.chat.remove("night", "iris");

        eventually(() -> assertThat(last("night").members()).extracting("value").containsExactly("mara"));
    }

    @Test
    void aGroupThatAsksForASnapshotGetsOneAtOnceAndAgainUntilItIsSettled() {
        quietly();
        harness.chat.group("night", List.of("mara", "iris"));

        harness.announce("night", GroupState.NEEDS_SNAPSHOT);

        eventually(() -> assertThat(guids()).hasSizeGreaterThan(2));
        assertThat(last("night").members()).hasSize(2);
        harness.announce("night", GroupState.IN_SYNC);
        eventually(() -> assertThat(harness.meters
                        .get("group_sync.source.wanted")
                        .tag("why", "snapshot")
                        .gauge()
                        .value())
                .isZero());
    }

    @Test
    void aWebhookLetsItsGroupBeLookedAtOnceForMany() {
        quietly();
        harness.chat.group("night", List.of("mara", "iris", "tom"));
        // What says that iris went was lost.
        harness.chat.remove("night", "iris");
        ChatGroup group =
                new ChatGroup("night", 1_726_000_000, 1_726_000_000, "mara", List.of("mara", "tom"), List.of());

        harness.webhook(new ChatWebhook("group_member_added", group, List.of("tom"), "mara"));
        harness.webhook(new ChatWebhook("group_member_added", group, List.of("tom"), "mara"));

        eventually(() -> assertThat(guids()).containsExactly("night"));
        assertThat(last("night").members()).extracting("value").containsExactly("mara", "tom");
    }

    @Test
    void aGroupThatTheChatDoesNotKnowEnds() {
        harness.announce("gone", GroupState.IN_SYNC);
        harness.announce("ended", GroupState.DELETED);
        harness.chat.group("night", List.of("mara"));
        harness.announce("night", GroupState.IN_SYNC);
        Instant began = Instant.now();

        harness.start();

        eventually(() -> assertThat(harness.written())
                .filteredOn(GroupEvent.Deleted.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.guid().value()).isEqualTo("gone");
                    assertThat(event.head().when().orElseThrow()).isBefore(began);
                }));
        assertThat(harness.count("group_sync.source.ended")).isEqualTo(1);
    }

    @Test
    void whereTooManyAreMissingNoneEnds() {
        harness.announce("one", GroupState.IN_SYNC);
        harness.announce("two", GroupState.IN_SYNC);

        harness.set("end-at-most", "1").start();

        eventually(() ->
                assertThat(harness.count("group_sync.source.endings.held-back")).isEqualTo(2));
        assertThat(harness.written()).isEmpty();
    }

    @Test
    void aNotFoundThatIsNotTheChatsOwnEndsNothing() {
        quietly();
        harness.chat.failNext(404);

        harness.announce("gone", GroupState.NEEDS_SNAPSHOT);

        eventually(() -> assertThat(harness.chat.requests()).anyMatch(path -> path.endsWith("/groups/gone")));
        eventually(() -> assertThat(harness.count("group_sync.source.ended")).isEqualTo(1));
        assertThat(harness.chat.requests().stream().filter(path -> path.endsWith("/groups/gone")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aChatThatRefusesIsAskedAgain() {
        harness.chat.group("night", List.of("mara"));
        harness.chat.failNext(403, 403, 429);

        harness.start();

        eventually(() -> assertThat(guids()).contains("night"));
        assertThat(harness.count("group_sync.source.runs", "run", "all", "outcome", "failed"))
                .isPositive();
    }

    /** Past the first look at all. */
    private void quietly() {
        harness.start();
        eventually(() -> assertThat(runs("all")).isEqualTo(1));
    }

    private double runs(String run) {
        return harness.count("group_sync.source.runs", "run", run, "outcome", "done");
    }

    private List<String> guids() {
        return harness.written().stream().map(event -> event.guid().value()).toList();
    }

    private GroupEvent.SnapshotPart last(String guid) {
        return harness.written().stream()
                .filter(event -> event.guid().value().equals(guid))
                .map(GroupEvent.SnapshotPart.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
