package io.chate2ee.standin.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.key.P256PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards with other keys than Ed25519, some of them made by Virgil's own library. */
class CardKeyTest {

    private static final JsonObject FILE = file();

    @ParameterizedTest
    @ValueSource(strings = {"compound", "legacy_post_quantum"})
    void aCardOfVirgilsOwnLibraryIsVerifiedAndPublished(String name) {
        try (var cloud = TestCloud.start()) {
            var damaged = FILE.getJsonObject(name).copy();
            var entry = damaged.getJsonArray("signatures").getJsonObject(0);
            entry.put("signature", damage(entry.getString("signature")));

            assertThat(publish(cloud, name, damaged)).isEqualTo("400/40021");
            assertThat(publish(cloud, name, FILE.getJsonObject(name))).isEqualTo("201");
            assertThat(Cards.found(cloud, identity(name))).hasSize(1);
        }
    }

    @Test
    void cardsWithOtherKeysThatSignArePublished() {
        try (var cloud = TestCloud.start()) {
            var random = new SecureRandom();
            for (var key : List.<PrivateKey>of(P256PrivateKey.generate(random), RsaPrivateKey.generate(2048, random))) {
                var identity = key.publicKey().type().toString();
                var card = CardSigner.selfSigned(identity, key, Instant.ofEpochSecond(1_800_000_000L), null);

                assertThat(Cards.publish(cloud, identity, card).outcome())
                        .as(identity)
                        .isEqualTo("201");
            }
        }
    }

    @Test
    void aKeyThatCannotSignProvesNothing() {
        var key = X25519PrivateKey.generate(new SecureRandom());
        var model = Cards.withContent(
                "eve",
                content ->
                        content.put("public_key", Cards.base64(key.publicKey().toDer())));
        try (var cloud = TestCloud.start()) {
            assertThat(cloud.post("eve", "/card/v5", model).outcome()).isEqualTo("400/40021");
        }
    }

    @Test
    void publishingCanHaveTheStatusOfOrdinaryAnswers() {
        var guesses = Guesses.USUAL.with(Guess.PUBLISH_STATUS, false);
        try (var cloud = TestCloud.start(TestCloud.newKeys(), options -> options.guesses(guesses))) {
            assertThat(Cards.publish(cloud, "alice", Cards.card("alice")).outcome())
                    .isEqualTo("200");
        }
    }

    private static String publish(TestCloud cloud, String name, JsonObject model) {
        return cloud.post(identity(name), "/card/v5", model).outcome();
    }

    /** Another byte at the end, where the signature itself is. */
    private static String damage(String signature) {
        var bytes = Base64.getDecoder().decode(signature);
        bytes[bytes.length - 1] ^= 1;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String identity(String name) {
        var snapshot = FILE.getJsonObject(name).getString("content_snapshot");
        return new JsonObject(new String(Base64.getDecoder().decode(snapshot), StandardCharsets.UTF_8))
                .getString("identity");
    }

    private static JsonObject file() {
        try (var in = Objects.requireNonNull(CardKeyTest.class.getResourceAsStream("/cards_of_other_keys.json"))) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            // A broken test set-up, not an outcome of a test.
            throw new UncheckedIOException(unreadable);
        }
    }
}
