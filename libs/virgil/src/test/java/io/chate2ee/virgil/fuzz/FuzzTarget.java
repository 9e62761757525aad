package io.chate2ee.virgil.fuzz;

import static io.chate2ee.virgil.fuzz.Checks.check;
import static io.chate2ee.virgil.fuzz.Checks.same;

import io.chate2ee.virgil.brainkey.CurvePoint;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.card.Card;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every parser of the library, fed with any bytes. A target passes if it returns or throws one of the library's own
 * failures; anything else is a finding. Where the format has one spelling only, what was read must be written again as the
 * same bytes.
 */
public enum FuzzTarget {
    PUBLIC_KEY(bytes -> same(bytes, PublicKey.fromDer(bytes).toDer())),
    PRIVATE_KEY(bytes -> {
        try (var key = PrivateKey.fromDer(bytes)) {
            same(bytes, key.exportDer());
        }
    }),
    PRIVATE_KEY_TEXT(bytes -> PrivateKey.parse(latin1(bytes)).close()),
    PUBLIC_KEY_TEXT(bytes -> PublicKey.parse(latin1(bytes))),
    SIGNATURE(bytes -> VirgilSignature.verify(Samples.ALICE.publicKey(), Samples.DATA, bytes)),
    SIGNATURE_OF_ANY_KEY(AnyKey::verify),
    TOKEN(bytes -> {
        var text = latin1(bytes);
        check(VirgilJwt.parse(text).text().equals(text), "another text");
    }),
    VERIFIED_TOKEN(bytes -> Samples.TOKEN_VERIFIER.verify(latin1(bytes))),
    RAW_CARD(bytes -> {
        var card = RawCard.fromJson(latin1(bytes));
        check(RawCard.fromJson(card.toJson()).equals(card), "another card");
        CardPolicy.selfSigned().verify(card);
    }),
    CARD_LIST(bytes -> {
        var cards = RawCard.listFromJson(latin1(bytes));
        check(RawCard.listFromJson(RawCard.listToJson(cards)).equals(cards), "other cards");
    }),
    CARD_SNAPSHOT(bytes -> {
        var card = new RawCard(bytes, List.of());
        CardSnapshot.parse(card);
        Card.parse(card);
    }),
    JSON(bytes -> JsonReader.value(latin1(bytes))),
    UTF8(bytes -> same(bytes, Utf8.encode(Utf8.decode(bytes)))),
    MESSAGE_INFO(bytes -> {
        EnvelopeOpener.recipients(bytes);
        EnvelopeOpener.open(new Envelope(bytes, Samples.ENVELOPE.value()), Samples.ALICE, Samples.BOB.publicKey());
    }),
    ENVELOPE_VALUE(bytes ->
            EnvelopeOpener.open(new Envelope(Samples.ENVELOPE.meta(), bytes), Samples.ALICE, Samples.BOB.publicKey())),
    COMBINED_ENVELOPE(AnyKey::open),
    GROUP_TICKET(bytes -> {
        try (var ticket = GroupTicket.parse(bytes)) {
            same(bytes, ticket.encode().copy());
        }
    }),
    GROUP_MESSAGE(bytes -> Samples.GROUP.decrypt(bytes, Samples.ALICE.publicKey())),
    CURVE_POINT(bytes -> same(bytes, CurvePoint.fromBytes(bytes).toBytes())),
    DER(DerWalk::over),
    PROTOBUF(ProtoWalk::over),
    BASE64(bytes -> check(Base64Text.encode(Base64Text.decode(latin1(bytes))).equals(latin1(bytes)), "another text")),
    BASE64_URL(bytes ->
            check(Base64Text.encodeUrl(Base64Text.decodeUrl(latin1(bytes))).equals(latin1(bytes)), "another text")),
    HEX(bytes -> check(
            HexText.encode(HexText.decode(bytes.length / 2, latin1(bytes))).equals(latin1(bytes)), "another text")),
    HTTP_ANSWER(HttpAnswers::answer);

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas that hold nothing.
    private final Parser parser;

    FuzzTarget(Parser parser) {
        this.parser = parser;
    }

    /** The target with this name, as a command line spells it: {@code public-key}. */
    static FuzzTarget named(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** The name a command line and the corpus use. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Feeds the bytes to the parser; throws what the parser throws. The bytes are not changed. */
    void feed(byte[] bytes) {
        var before = bytes.clone();
        parser.parse(bytes);
        check(Arrays.equals(before, bytes), "the parser changed its input");
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** One parser under attack. */
    @FunctionalInterface
    private interface Parser {
        void parse(byte[] bytes);
    }
}
