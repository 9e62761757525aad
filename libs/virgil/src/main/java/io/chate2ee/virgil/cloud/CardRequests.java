package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cards v5 requests and answers (publish, search and revoke seen with the real library; get and outdated read in its source). */
final class CardRequests {

    /** The service refuses longer searches with code 40300 (read in the public source of an older service). */
    static final int IDENTITIES_PER_SEARCH = 50;

    /** What Virgil's Kotlin library asks for at most (read in its source). */
    static final int IDS_PER_CHECK = 1000;

    /** Sent only for a card that has been replaced, in this spelling (read in source). */
    private static final String SUPERSEDED = "x-virgil-is-superseeded";

    private static final int ID_BYTES = 32;

    private CardRequests() {}

    static CloudRequest<RawCard> publish(RawCard card) {
        return CloudRequest.of(Operation.CARD_PUBLISH, "", card.toJson(), Map.of(), answer -> published(answer, card));
    }

    static CloudRequest<PublishedCard> get(String id) {
        return CloudRequest.of(Operation.CARD_GET, checked(id), "", Map.of(), answer -> card(answer, id));
    }

    static CloudRequest<List<RawCard>> search(List<String> identities) {
        var json = list("identities", identities);
        return CloudRequest.of(Operation.CARD_SEARCH, "", json, Map.of(), answer -> found(answer, identities));
    }

    static CloudRequest<@Nullable Void> revoke(String id) {
        return CloudRequest.of(Operation.CARD_REVOKE, checked(id), "{}", Map.of(), CardRequests::revoked);
    }

    static CloudRequest<List<String>> outdated(List<String> ids) {
        ids.forEach(CardRequests::checked);
        var json = list("card_ids", ids);
        return CloudRequest.of(Operation.CARD_OUTDATED, "", json, Map.of(), answer -> outdated(answer, ids));
    }

    /** The published card's snapshot must be the one that was sent: signatures hold for no other. */
    private static RawCard published(HttpAnswer answer, RawCard sent) {
        var card = RawCard.fromJson(Utf8.decode(answer.body()));
        if (!Arrays.equals(card.contentSnapshot(), sent.contentSnapshot())) {
            throw new MalformedException("the service published another card");
        }
        return card;
    }

    private static PublishedCard card(HttpAnswer answer, String id) {
        var card = RawCard.fromJson(Utf8.decode(answer.body()));
        if (!card.id().equals(id)) {
            throw new MalformedException("the service answered with another card");
        }
        return new PublishedCard(card, "true".equalsIgnoreCase(answer.headers().get(SUPERSEDED)));
    }

    /** A card of somebody who was not asked for must not slip in. */
    private static List<RawCard> found(HttpAnswer answer, List<String> identities) {
        var cards = RawCard.listFromJson(Utf8.decode(answer.body()));
        for (var card : cards) {
            var identity = identity(card);
            if (identity != null && !identities.contains(identity)) {
                throw new MalformedException("the service found a card of another identity");
            }
        }
        return cards;
    }

    /** Whose card it is; {@code null} if it cannot be read, which must not make those beside it unreachable. */
    static @Nullable String identity(RawCard card) {
        try {
            return CardSnapshot.parse(card).identity();
        } catch (MalformedException unreadable) {
            // One user's strange card is that user's trouble alone.
            return null;
        }
    }

    /** Clients differ in what they expect here, so any JSON object will do; a page of a proxy will not. */
    private static @Nullable Void revoked(HttpAnswer answer) {
        if (answer.body().length > 0) {
            JsonReader.object(Utf8.decode(answer.body()));
        }
        return null;
    }

    private static List<String> outdated(HttpAnswer answer, List<String> ids) {
        var outdated = JsonReader.array(Utf8.decode(answer.body())).strings();
        if (!ids.containsAll(outdated)) {
            throw new MalformedException("the service named a card that was not asked for");
        }
        return outdated;
    }

    private static String list(String name, List<String> values) {
        return new JsonWriter().beginObject().member(name, values).endObject().text();
    }

    private static String checked(String id) {
        if (!HexText.isHexOf(ID_BYTES, id)) {
            throw new IllegalArgumentException("a card id is 64 lower-case hexadecimal digits");
        }
        return id;
    }
}
