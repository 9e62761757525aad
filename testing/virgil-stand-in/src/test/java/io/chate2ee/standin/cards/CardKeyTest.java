package io.chate2ee.standin.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Cards that Virgil's own library made with other keys than Ed25519. */
class CardKeyTest {

    private static final JsonObject FILE = file();

    @Test
    void aCardWithACompoundKeyIsPublished() {
        try (var cloud = TestCloud.start()) {
            assertThat(publish(cloud, "compound")).isEqualTo("201");
        }
    }

    @Test
    void aCardWithALegacyPostQuantumKeyIsPublishedUnverifiedAndTheRecordSaysSo() {
        try (var cloud = TestCloud.start()) {
            assertThat(publish(cloud, "legacy_post_quantum")).isEqualTo("201");

            assertThat(Cards.found(cloud, identity("legacy_post_quantum"))).hasSize(1);
            assertThat(cloud.standIn().calls().get(0).arguments()).containsEntry("unverified", true);
        }
    }

    @Test
    void aCardWithALegacyPostQuantumKeyCanBeRefused() {
        var guesses = Guesses.USUAL.with(Guess.LEGACY_KEYS, false);
        try (var cloud = TestCloud.start(TestCloud.newKeys(), options -> options.guesses(guesses))) {
            assertThat(publish(cloud, "legacy_post_quantum")).isEqualTo("400/40012");
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

    private static String publish(TestCloud cloud, String name) {
        return cloud.post(identity(name), "/card/v5", FILE.getJsonObject(name)).outcome();
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
