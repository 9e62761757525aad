package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonValue;
import io.chate2ee.virgil.json.JsonValue.JsonObject;
import io.chate2ee.virgil.json.JsonWriter;
import java.util.List;

/** The JSON of the raw signed model. Members this library does not know are ignored: nothing signed is among them. */
final class RawCardJson {

    private static final int LONGEST_SNAPSHOT = 16_384;
    private static final int LONGEST_SIGNATURE = 16_384;
    private static final int LONGEST_SIGNER = 1024;
    private static final int MOST_SIGNATURES = 16;

    private RawCardJson() {}

    static RawCard read(String json) {
        return read(JsonReader.object(json));
    }

    static List<RawCard> readList(String json) {
        return JsonReader.array(json).elements().stream().map(RawCardJson::read).toList();
    }

    static String write(RawCard card) {
        var json = new JsonWriter();
        write(card, json);
        return json.text();
    }

    static String writeList(List<RawCard> cards) {
        var json = new JsonWriter().beginArray();
        cards.forEach(card -> write(card, json));
        return json.endArray().text();
    }

    private static RawCard read(JsonValue json) {
        if (!(json instanceof JsonObject card)) {
            throw new MalformedException("card is not a JSON object");
        }
        var signatures = card.array("signatures").elements();
        if (signatures.size() > MOST_SIGNATURES) {
            throw new MalformedException("card has more than " + MOST_SIGNATURES + " signatures");
        }
        var snapshot = bytes("card snapshot", card.string("content_snapshot"), LONGEST_SNAPSHOT);
        return new RawCard(
                snapshot, signatures.stream().map(RawCardJson::signature).toList());
    }

    private static CardSignature signature(JsonValue json) {
        if (!(json instanceof JsonObject signature)) {
            throw new MalformedException("card signature is not a JSON object");
        }
        var signer = signature.string("signer");
        if (signer.isEmpty() || signer.length() > LONGEST_SIGNER) {
            throw new MalformedException("card signer is empty or too long");
        }
        var extra = signature.optionalString("snapshot");
        return new CardSignature(
                signer,
                bytes("card signature", signature.string("signature"), LONGEST_SIGNATURE),
                extra == null ? null : bytes("extra snapshot", extra, LONGEST_SNAPSHOT));
    }

    private static byte[] bytes(String what, String base64, int longest) {
        var bytes = Base64Text.decode(base64);
        if (bytes.length > longest) {
            throw new MalformedException(what + " is longer than " + longest + " bytes");
        }
        return bytes;
    }

    private static void write(RawCard card, JsonWriter json) {
        json.beginObject()
                .member("content_snapshot", Base64Text.encode(card.contentSnapshot()))
                .name("signatures")
                .beginArray();
        for (var signature : card.signatures()) {
            json.beginObject()
                    .member("signer", signature.signer())
                    .member("signature", Base64Text.encode(signature.signature()));
            var extra = signature.snapshot();
            if (extra != null) {
                json.member("snapshot", Base64Text.encode(extra));
            }
            json.endObject();
        }
        json.endArray().endObject();
    }
}
