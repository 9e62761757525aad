package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.assertNotUnderstood;
import static io.chate2ee.virgil.cloud.CloudFixture.card;
import static io.chate2ee.virgil.cloud.CloudFixture.failure;
import static io.chate2ee.virgil.cloud.CloudFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import io.chate2ee.virgil.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardCallsTest {

    private final CloudFixture fixture = new CloudFixture();
    private final RawCard card = card("alice");

    @AfterEach
    void stopServer() {
        fixture.close();
    }

    @ParameterizedTest(name = "header {0}: superseded {1}")
    @CsvSource({"true,true", "True,true", "false,false", "'',false"})
    void cardIsReadByItsIdAndSaysWhetherItWasSuperseded(String header, boolean superseded) throws Exception {
        fixture.answer(asked -> new Reply(200, Map.of("X-Virgil-Is-Superseeded", header), card.toJson()));

        assertThat(get(fixture.cloud().getCard(card.id()))).isEqualTo(new PublishedCard(card, superseded));
        assertThat(fixture.server().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("GET /card/v5/" + card.id());
            assertThat(asked.body()).isEmpty();
        });
    }

    @Test
    void currentCardHasNoHeader() throws Exception {
        fixture.answer(asked -> Reply.ok(card.toJson()));

        assertThat(get(fixture.cloud().getCard(card.id())).superseded()).isFalse();
    }

    @Test
    void anotherCardThanTheOneAskedForIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(card("alice").toJson()));

        assertNotUnderstood(fixture.cloud().getCard(card.id()));
    }

    @Test
    void cardThatDoesNotExistIsNotFound() {
        fixture.answer(asked -> Reply.error(404, 10001));

        assertThat(failure(fixture.cloud().getCard(card.id()))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "../../keyknox/v1", "G000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoCardIdNeverBecomesPartOfAPath(String id) {
        assertThatThrownBy(() -> fixture.cloud().getCard(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.cloud().revokeCard(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture.server().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"content_snapshot\":\"\",\"signatures\":[]}"})
    void revocationIsDoneWhateverObjectOrNothingIsAnswered(String body) throws Exception {
        fixture.answer(asked -> Reply.ok(body));

        get(fixture.cloud().revokeCard(card.id()));

        assertThat(fixture.server().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /card/v5/actions/revoke/" + card.id());
            assertThat(asked.body()).isEqualTo("{}");
        });
    }

    @Test
    void revocationAnsweredByAPageOfSomethingInBetweenIsNotBelieved() {
        fixture.answer(asked -> Reply.ok("<html>Sign in to this network</html>"));

        assertNotUnderstood(fixture.cloud().revokeCard(card.id()));
    }

    @ParameterizedTest(name = "{0} ids in {1} requests")
    @CsvSource({"0,0", "1,1", "1000,1", "1001,2"})
    void outdatedCardsAreAskedForAThousandAtATime(int count, int requests) throws Exception {
        var ids = IntStream.range(0, count).mapToObj("%064x"::formatted).toList();
        fixture.answer(asked -> Reply.ok(list(asked.json().array("card_ids").strings())));

        assertThat(get(fixture.cloud().outdatedCards(ids))).isEqualTo(ids);
        assertThat(fixture.server().asked()).hasSize(requests).allSatisfy(asked -> {
            assertThat(asked.path()).isEqualTo("/card/v5/actions/outdated");
            assertThat(asked.json().array("card_ids").strings()).hasSizeLessThanOrEqualTo(1000);
        });
    }

    @Test
    void outdatedCardThatWasNotAskedForIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(list(List.of(card("bob").id()))));

        assertNotUnderstood(fixture.cloud().outdatedCards(List.of(card.id())));
    }

    @Test
    void cardNobodyCanReadDoesNotHideTheOthers() throws Exception {
        var strange = new RawCard(
                "{\"identity\":\"mallory\",\"created_at\":999999999999999}".getBytes(StandardCharsets.UTF_8),
                List.of());
        fixture.answer(asked -> Reply.ok(RawCard.listToJson(List.of(strange, card))));

        assertThat(get(fixture.cloud().searchCards(List.of("alice", "mallory"))))
                .containsExactly(strange, card);
    }

    private static String list(List<String> values) {
        var json = new JsonWriter().beginArray();
        values.forEach(json::value);
        return json.endArray().text();
    }
}
