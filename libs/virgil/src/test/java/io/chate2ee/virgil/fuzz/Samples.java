package io.chate2ee.virgil.fuzz;

import io.chate2ee.virgil.brainkey.BlindedPassword;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.group.GroupSession;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of everything, made by the library itself: what a fuzz target starts from, and must accept. */
final class Samples {
    static final byte[] DATA = "data of the samples".getBytes(StandardCharsets.UTF_8);
    static final Ed25519PrivateKey ALICE = key(1);
    static final Ed25519PrivateKey BOB = key(2);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    static final RawCard CARD = CardSigner.selfSigned("alice", ALICE, NOON, null);
    static final GroupTicket TICKET = GroupTicket.fresh(GroupSessionId.of("group-of-samples"), 200, RANDOM);
    static final GroupSession GROUP = new GroupSession(List.of(TICKET));
    static final Envelope ENVELOPE =
            new EnvelopeSealer(RANDOM).seal(DATA, BOB, List.of(ALICE.publicKey(), BOB.publicKey()));
    static final VirgilJwtVerifier TOKEN_VERIFIER = new VirgilJwtVerifier("app", Map.of("key", BOB.publicKey()), CLOCK);

    private Samples() {}

    /** Inputs the target must accept. */
    static Stream<byte[]> seeds(FuzzTarget target) {
        return switch (target) {
            case PUBLIC_KEY -> AnyKey.KEYS.stream().map(key -> key.publicKey().toDer());
            case PUBLIC_KEY_TEXT ->
                AnyKey.KEYS.stream().map(key -> latin1(key.publicKey().toPem()));
            case PRIVATE_KEY -> AnyKey.KEYS.stream().map(PrivateKey::exportDer);
            case PRIVATE_KEY_TEXT -> Stream.of(latin1(Base64Text.encode(ALICE.exportDer())), latin1(pem()));
            case SIGNATURE -> Stream.of(VirgilSignature.sign(ALICE, DATA));
            case SIGNATURE_OF_ANY_KEY -> AnyKey.signing().map(key -> VirgilSignature.sign(key, DATA));
            case COMBINED_ENVELOPE -> AnyKey.envelopes();
            case CURVE_POINT ->
                Stream.of(BlindedPassword.blind(DATA, RANDOM).point().toBytes());
            case TOKEN, VERIFIED_TOKEN -> Stream.of(latin1(token()));
            case RAW_CARD -> Stream.of(latin1(CARD.toJson()));
            case CARD_LIST -> Stream.of(latin1(RawCard.listToJson(List.of(CARD, CARD))));
            case CARD_SNAPSHOT -> Stream.of(CARD.contentSnapshot());
            case JSON -> Stream.of(latin1("{\"a\":[1,-2.5e3,true,null,\"x\\u0041\\n\"],\"b\":{\"c\":\"d\"}}"));
            case UTF8 -> Stream.of("aé\u2028\uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
            case MESSAGE_INFO -> Stream.of(ENVELOPE.meta());
            case ENVELOPE_VALUE -> Stream.of(ENVELOPE.value());
            case GROUP_TICKET -> Stream.of(TICKET.encode().copy());
            case GROUP_MESSAGE -> Stream.of(GROUP.encrypt(DATA, ALICE, RANDOM));
            case DER -> Stream.of(ENVELOPE.meta(), ALICE.exportDer());
            case PROTOBUF -> Stream.of(new byte[] {8, 0, 18, 2, 65, 66, 24, 1});
            case BASE64 -> Stream.of(latin1("AAECAw=="), latin1("/+8="));
            case BASE64_URL -> Stream.of(latin1("AAECAw"), latin1("_-8"));
            case HEX -> Stream.of(latin1(HexText.encode(DATA)));
            case HTTP_ANSWER -> httpAnswers();
        };
    }

    private static Stream<byte[]> httpAnswers() {
        var nothing = new Envelope(new byte[0], new byte[0]);
        return Stream.of(
                httpAnswer(0, 201, "", CARD.toJson()),
                httpAnswer(1, 200, "", RawCard.listToJson(List.of(CARD))),
                httpAnswer(2, 200, "aGFzaA==", keyknoxValue("7", ENVELOPE)),
                httpAnswer(3, 200, "aGFzaA==", keyknoxValue("7", ENVELOPE)),
                httpAnswer(4, 200, "", "[\"0\",\"1\"]"),
                httpAnswer(5, 200, "aGFzaA==", keyknoxValue("", nothing)),
                httpAnswer(6, 200, "", CARD.toJson()),
                httpAnswer(7, 200, "", "{}"),
                httpAnswer(8, 200, "", "[\"" + CARD.id() + "\"]"),
                httpAnswer(9, 200, "aGFzaA==", backup(ENVELOPE)),
                httpAnswer(10, 200, "aGFzaA==", backup(ENVELOPE)),
                httpAnswer(11, 200, "aGFzaA==", backup(nothing)),
                httpAnswer(12, 200, "", "[\"path\"]"),
                httpAnswer(13, 200, "aGFzaA==", keyknoxValue("7", nothing)));
    }

    private static String keyknoxValue(String key, Envelope envelope) {
        var identities = envelope.isEmpty() ? "" : "\"alice\"";
        return "{\"owner\":\"alice\",\"root\":\"group-sessions\",\"path\":\"path\",\"key\":\"" + key
                + "\",\"identities\":[" + identities + "]," + parts(envelope) + "}";
    }

    private static String backup(Envelope envelope) {
        return "{" + parts(envelope) + ",\"version\":\"1.0\"}";
    }

    private static String parts(Envelope envelope) {
        return "\"meta\":\"" + Base64Text.encode(envelope.meta()) + "\",\"value\":\""
                + Base64Text.encode(envelope.value()) + "\"";
    }

    private static byte[] httpAnswer(int call, int status, String hash, String body) {
        var head =
                latin1("" + (char) call + (char) (status >> Byte.SIZE) + (char) (status & 0xff) + (char) hash.length());
        return latin1(new String(head, StandardCharsets.ISO_8859_1) + hash + body);
    }

    private static String token() {
        return new VirgilJwtMinter("app", new AppKey("key", BOB), CLOCK)
                .mint("alice", Duration.ofHours(1), Map.of("role", "sample"))
                .text();
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64Text.encode(ALICE.exportDer()) + "\n-----END PRIVATE KEY-----\n";
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Ed25519PrivateKey key(int number) {
        var seed = new byte[Ed25519PrivateKey.SEED_LENGTH];
        Arrays.fill(seed, (byte) number);
        return Ed25519PrivateKey.fromSeed(seed);
    }
}
