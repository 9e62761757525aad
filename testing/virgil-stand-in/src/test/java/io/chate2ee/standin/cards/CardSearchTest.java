package io.chate2ee.standin.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.card.RawCard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardSearchTest {

    private final TestCloud cloud = TestCloud.start();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void cardsOfAllIdentitiesAskedForAreFoundOnceAndNoOthers() {
        var alice = Cards.published(cloud, "alice", null);
        var bob = Cards.published(cloud, "bob", null);
        Cards.published(cloud, "alice/bob", null);

        var reply = Cards.search(cloud, List.of("alice", "bob", "alice", "nobody"));

        assertThat(RawCard.listFromJson(reply.body()).stream().map(RawCard::id))
                .containsExactlyInAnyOrder(alice.id(), bob.id());
    }

    @Test
    void whereThereIsNothingTheAnswerIsAnEmptyList() {
        var reply = Cards.search(cloud, List.of("nobody"));

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(reply.array()).isEmpty();
    }

    @Test
    void cardsOfAnotherApplicationAreNotFound() {
        Cards.published(cloud, "carol", null);
        var request = cloud.request(
                "POST",
                "/card/v5/actions/search",
                "{\"identities\":[\"carol\"]}",
                cloud.token(TestCloud.OTHER_APP, "carol"));

        assertThat(cloud.send(request).array()).isEmpty();
    }

    @Test
    void fiftyIdentitiesAreAllowedAndFiftyOneAreNot() {
        var fifty = IntStream.range(0, 50).mapToObj(i -> "user-" + i).toList();

        assertThat(Cards.search(cloud, fifty).outcome()).isEqualTo("200");
        assertThat(Cards.search(cloud, Collections.nCopies(51, "user")).outcome())
                .isEqualTo("400/40300");
    }

    @Test
    void anEmptyOrUnreadableListIsRefused() {
        var wrongType = new JsonObject().put("identities", new JsonArray().add(1));

        assertThat(Cards.search(cloud, List.of()).outcome()).isEqualTo("400/40200");
        assertThat(cloud.post("anybody", "/card/v5/actions/search", wrongType).outcome())
                .isEqualTo("400/30001");
        assertThat(cloud.post("anybody", "/card/v5/actions/search", new JsonObject())
                        .outcome())
                .isEqualTo("400/30001");
    }

    @Test
    void theOutdatedAmongSomeIdsAreNamed() {
        var first = Cards.published(cloud, "dave", null);
        var second = Cards.published(cloud, "dave", first);
        var ids = new JsonObject().put("card_ids", List.of(first.id(), second.id(), "unknown"));

        var reply = cloud.post("anybody", "/card/v5/actions/outdated", ids);

        assertThat(reply.texts()).containsExactly(first.id());
    }
}
