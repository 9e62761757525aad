package io.chate2ee.standin.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.card.RawCard;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardChainTest {

    private final TestCloud cloud = TestCloud.start();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void aSuccessorMakesThePreviousCardOutdated() {
        var first = Cards.published(cloud, "anna", null);
        assertThat(superseded(get("anybody", first))).isEmpty();

        var second = Cards.published(cloud, "anna", first);

        assertThat(superseded(get("anybody", first))).isEqualTo("true");
        assertThat(superseded(get("anybody", second))).isEmpty();
        assertThat(Cards.found(cloud, "anna")).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void aCardHasOneSuccessorOnly() {
        var first = Cards.published(cloud, "berta", null);
        Cards.published(cloud, "berta", first);

        assertThat(Cards.publish(cloud, "berta", Cards.card("berta", first)).outcome())
                .isEqualTo("400/40037");
    }

    @Test
    void theSuccessorMustBeOfTheSameIdentity() {
        var first = Cards.published(cloud, "clara", null);

        assertThat(Cards.publish(cloud, "other", Cards.card("other", first)).outcome())
                .isEqualTo("400/40032");
    }

    @Test
    void theSuccessorMustBeOfTheSameApplication() {
        var first = Cards.published(cloud, "dora", null);
        var successor = new JsonObject(Cards.card("dora", first).toJson());

        var reply = cloud.send(
                cloud.request("POST", "/card/v5", successor.encode(), cloud.token(TestCloud.OTHER_APP, "dora")));

        assertThat(reply.outcome()).isEqualTo("400/40016");
    }

    @Test
    void revokingTheHeadTakesTheWholeChainOutOfSearchButNotOutOfReach() {
        var first = Cards.published(cloud, "emma", null);
        var second = Cards.published(cloud, "emma", first);

        var reply = Cards.revoke(cloud, "emma", second);

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(Cards.found(cloud, "emma")).isEmpty();
        assertThat(get("anybody", second).outcome()).isEqualTo("200");
        assertThat(superseded(get("anybody", second))).isEqualTo("true");
        assertThat(superseded(get("anybody", first))).isEqualTo("true");
    }

    @Test
    void revokingWorksWithoutABody() {
        var card = Cards.published(cloud, "frieda", null);
        var request = cloud.request("POST", "/card/v5/actions/revoke/" + card.id(), "", cloud.token("frieda"));

        assertThat(cloud.send(request).outcome()).isEqualTo("200");
    }

    @Test
    void onlyTheHeadCanBeRevoked() {
        var first = Cards.published(cloud, "greta", null);
        Cards.published(cloud, "greta", first);

        assertThat(Cards.revoke(cloud, "greta", first).outcome()).isEqualTo("400/40037");
        assertThat(Cards.found(cloud, "greta")).hasSize(2);
    }

    @Test
    void onlyItsIdentityRevokesACard() {
        var card = Cards.published(cloud, "hanna", null);

        assertThat(Cards.revoke(cloud, "mallory", card).outcome()).isEqualTo("400/40032");
        assertThat(Cards.found(cloud, "hanna")).containsExactly(card.id());
    }

    @Test
    void aRevokedChainCannotBeRevokedOrContinued() {
        var card = Cards.published(cloud, "ida", null);
        Cards.revoke(cloud, "ida", card);

        assertThat(Cards.revoke(cloud, "ida", card).outcome()).isEqualTo("403/40310");
        assertThat(Cards.publish(cloud, "ida", Cards.card("ida", card)).outcome())
                .isEqualTo("403/40310");
    }

    @Test
    void afterRevokingANewChainCanBegin() {
        Cards.revoke(cloud, "julia", Cards.published(cloud, "julia", null));

        var again = Cards.published(cloud, "julia", null);

        assertThat(Cards.found(cloud, "julia")).containsExactly(again.id());
    }

    @Test
    void anUnknownCardIsNotFound() {
        var unknown = Cards.card("nobody");

        assertThat(get("anybody", unknown).outcome()).isEqualTo("404/10001");
        assertThat(Cards.revoke(cloud, "nobody", unknown).outcome()).isEqualTo("404/10001");
    }

    @Test
    void cardsOfAnotherApplicationAreOutOfReach() {
        var card = Cards.published(cloud, "klara", null);
        var token = cloud.token(TestCloud.OTHER_APP, "klara");
        var path = "/card/v5/actions/revoke/" + card.id();

        assertThat(cloud.send(cloud.request("GET", "/card/v5/" + card.id(), "", token))
                        .outcome())
                .isEqualTo("403/40100");
        assertThat(cloud.send(cloud.request("POST", path, "{}", token)).outcome())
                .isEqualTo("403/40100");
    }

    private Reply get(String identity, RawCard card) {
        return cloud.get(identity, "/card/v5/" + card.id());
    }

    private static String superseded(Reply reply) {
        return reply.header("X-Virgil-Is-Superseeded");
    }
}
