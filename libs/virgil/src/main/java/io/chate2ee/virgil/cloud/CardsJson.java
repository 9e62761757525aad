package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.json.JsonWriter;
import java.util.Arrays;
import java.util.List;

/** Cards v5 requests and answers (seen with the real library). */
final class CardsJson {

    private CardsJson() {}

    static String search(List<String> identities) {
        return new JsonWriter()
                .beginObject()
                .member("identities", identities)
                .endObject()
                .text();
    }

    /** Reads the published card, whose snapshot must be the one that was sent: signatures hold for no other. */
    static RawCard published(HttpAnswer answer, RawCard sent) {
        var card = RawCard.fromJson(Utf8.decode(answer.body()));
        if (!Arrays.equals(card.contentSnapshot(), sent.contentSnapshot())) {
            throw new MalformedException("the service published another card");
        }
        return card;
    }

    /** Reads found cards; one of somebody who was not asked for must not slip in. */
    static List<RawCard> found(HttpAnswer answer, List<String> identities) {
        var cards = RawCard.listFromJson(Utf8.decode(answer.body()));
        for (var card : cards) {
            if (!identities.contains(CardSnapshot.parse(card).identity())) {
                throw new MalformedException("the service found a card of another identity");
            }
        }
        return cards;
    }
}
