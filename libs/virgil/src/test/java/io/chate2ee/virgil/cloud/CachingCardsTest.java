package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.card;
import static io.chate2ee.virgil.cloud.CloudFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.card.RawCard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachingCardsTest {

    private static final Duration FOUND = Duration.ofSeconds(10);
    private static final Duration NONE = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final ScriptedCloud cloud = new ScriptedCloud();
    private final CachingCards cards = CachingCards.wrap(cloud, new CachingCards.Settings(FOUND, NONE, 3), now::get);
    private final RawCard alice = card("alice");
    private final RawCard bob = card("bob");

    @Test
    void cardsAreRememberedForAWhile() {
        cards.search(List.of("alice"));
        cloud.answer(List.of(alice));
        pass(FOUND.minusNanos(1));

        assertThat(now(cards.search(List.of("alice")))).containsExactly(alice);
        assertThat(cloud.asked()).hasSize(1);
    }

    @Test
    void afterThatTheyAreLookedForAgain() {
        cards.search(List.of("alice"));
        cloud.answer(List.of(alice));
        pass(FOUND);

        cards.search(List.of("alice"));

        assertThat(cloud.asked()).hasSize(2);
    }

    @Test
    void thatThereAreNoneIsRememberedForAShorterWhile() {
        cards.search(List.of("alice"));
        cloud.answer(List.of());
        pass(NONE.minusNanos(1));
        assertThat(now(cards.search(List.of("alice")))).isEmpty();
        assertThat(cloud.asked()).hasSize(1);

        pass(Duration.ofNanos(1));
        cards.search(List.of("alice"));

        assertThat(cloud.asked()).hasSize(2);
    }

    @Test
    void onlyThoseWhoAreNotRememberedAreAskedFor() {
        cards.search(List.of("alice"));
        cloud.answer(List.of(alice));

        var both = cards.search(List.of("alice", "bob", "bob"));
        cloud.answer(List.of(bob));

        assertThat(now(both)).containsExactly(alice, bob);
        assertThat(cloud.asked().get(1).size()).isEqualTo("{\"identities\":[\"bob\"]}".length());
    }

    @Test
    void thoseWhoAskWhileSomebodyLooksShareTheSearch() {
        var first = cards.search(List.of("alice"));
        var second = cards.search(List.of("alice"));
        assertThat(second.toCompletableFuture()).isNotDone();

        cloud.answer(List.of(alice));

        assertThat(now(first)).isEqualTo(now(second)).containsExactly(alice);
        assertThat(cloud.asked()).hasSize(1);
    }

    @Test
    void aFailureReachesAllWhoWaitAndIsNotRemembered() {
        var trouble = new TransientCloudException(503, 0, "away", null);
        var first = cards.search(List.of("alice"));
        var second = cards.search(List.of("alice"));

        cloud.fail(trouble);

        assertThat(failure(first)).isSameAs(trouble);
        assertThat(failure(second)).isSameAs(trouble);
        cards.search(List.of("alice"));
        assertThat(cloud.asked()).hasSize(2);
        assertThat(cards.size()).isOne();
    }

    @Test
    void pastTheCacheTheCloudIsAskedInAnyCaseAndWhatItSaysCountsFromThen() {
        cards.search(List.of("alice"));
        cloud.answer(List.of());

        var fresh = cards.searchPast(List.of("alice"));
        cloud.answer(List.of(alice));

        assertThat(now(fresh)).containsExactly(alice);
        assertThat(now(cards.search(List.of("alice")))).containsExactly(alice);
        assertThat(cloud.asked()).hasSize(2);
    }

    @Test
    void anOlderSearchThatEndsLateDoesNotReplaceANewerOne() {
        var older = cards.search(List.of("alice"));
        var newer = cards.searchPast(List.of("alice"));
        cloud.answer(1, List.of(alice));

        cloud.answer(0, List.of());

        assertThat(now(older)).isEmpty();
        assertThat(now(newer)).containsExactly(alice);
        assertThat(now(cards.search(List.of("alice")))).containsExactly(alice);
    }

    @Test
    void whenThereIsNoRoomWhatIsFoundIsHandedOnAndForgotten() {
        cards.search(List.of("a", "b", "c"));
        cloud.answer(List.of());

        for (int times = 0; times < 2; times++) {
            var found = cards.search(List.of("alice"));
            cloud.answer(List.of(alice));
            assertThat(now(found)).containsExactly(alice);
        }
        var past = cards.searchPast(List.of("bob"));
        cloud.answer(List.of(bob));

        assertThat(now(past)).containsExactly(bob);
        assertThat(cards.size()).isEqualTo(3);
        assertThat(cloud.asked()).hasSize(4);
    }

    @Test
    void whatHasExpiredMakesRoom() {
        cards.search(List.of("a", "b", "c"));
        cloud.answer(List.of());
        pass(NONE);

        cards.search(List.of("alice"));

        assertThat(cards.size()).isOne();
    }

    @Test
    void aCardNobodyCanReadIsLeftOut() {
        var strange = new RawCard("{}".getBytes(StandardCharsets.UTF_8), List.of());
        var found = cards.search(List.of("alice"));

        cloud.answer(List.of(strange, alice));

        assertThat(now(found)).containsExactly(alice);
    }

    @Test
    void nobodyIsAskedForNothing() {
        assertThat(now(cards.search(List.of()))).isEmpty();
        assertThat(cloud.asked()).isEmpty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static List<RawCard> now(CompletionStage<List<RawCard>> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }
}
