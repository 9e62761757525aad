package io.chate2ee.standin.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardPublishTest {

    private final TestCloud cloud = TestCloud.start();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void aPublishedCardComesBackUntouchedAndSignedByTheService() {
        var card = Cards.card("alice");

        var reply = Cards.publish(cloud, "alice", card);

        assertThat(reply.outcome()).isEqualTo("201");
        assertThat(reply.json().getString("content_snapshot"))
                .isEqualTo(new JsonObject(card.toJson()).getString("content_snapshot"));
        var verified = CardPolicy.selfAndVirgil(cloud.standIn().serviceKey()).verify(RawCard.fromJson(reply.body()));
        assertThat(verified.id()).isEqualTo(card.id());
    }

    @Test
    void bothSpellingsOfThePathWork() {
        var reply = cloud.post(
                "slash", "/card/v5/", new JsonObject(Cards.card("slash").toJson()));

        assertThat(reply.outcome()).isEqualTo("201");
    }

    @Test
    void signaturesOfOthersAreKept() {
        var card = CardSigner.addSignature(Cards.card("bob"), "app", Cards.key());

        var reply = Cards.publish(cloud, "bob", card);

        assertThat(reply.json().getJsonArray("signatures").stream()
                        .map(entry -> ((JsonObject) entry).getString("signer")))
                .containsExactly("self", "app", "virgil");
    }

    @Test
    void theSameCardAgainIsToldApart() {
        var card = Cards.published(cloud, "carol", null);

        assertThat(Cards.publish(cloud, "carol", card).outcome()).isEqualTo("400/40027");
    }

    @Test
    void theIdentityMustBeThatOfTheToken() {
        assertThat(Cards.publish(cloud, "mallory", Cards.card("alice")).outcome())
                .isEqualTo("400/40034");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aModelThatBreaksARuleIsRefused(int code, String rule, Consumer<JsonObject> change) {
        var model = Cards.withContent("eve", content -> {});
        change.accept(model);

        assertThat(cloud.post("eve", "/card/v5", model).outcome()).isEqualTo("400/" + code);
    }

    static Stream<Arguments> aModelThatBreaksARuleIsRefused() {
        return Stream.of(
                model(30001, "signatures of the wrong type", model -> model.put("signatures", "none")),
                model(30001, "snapshot of the wrong type", model -> model.put("content_snapshot", 5)),
                model(40001, "no snapshot", model -> model.remove("content_snapshot")),
                model(40002, "snapshot not base64", model -> model.put("content_snapshot", "%%")),
                model(40003, "snapshot not JSON", model -> model.put("content_snapshot", text("not json"))),
                model(40003, "snapshot a JSON array", model -> model.put("content_snapshot", text("[1]"))),
                model(40006, "no signature", model -> first(model).remove("signature")),
                model(40007, "signer virgil", model -> add(model, Cards.entry("virgil", new byte[83]))),
                model(40007, "a signer twice", model -> {
                    add(model, Cards.entry("app", new byte[83]));
                    add(model, Cards.entry("app", new byte[83]));
                }),
                model(40035, "signer empty", model -> first(model).put("signer", "")),
                model(40036, "signer too long", model -> first(model).put("signer", "s".repeat(1025))),
                model(40008, "no self signature", model -> first(model).put("signer", "app")),
                model(
                        40031,
                        "two self signatures",
                        model -> add(model, first(model).copy())),
                model(40019, "extra snapshot not base64", model -> first(model).put("snapshot", "%%")),
                model(40026, "extra snapshot too long", model -> first(model).put("snapshot", text("x".repeat(1025)))),
                model(40020, "signature not base64", model -> first(model).put("signature", "%%")),
                model(40021, "signature unreadable", model -> first(model).put("signature", text("nonsense"))),
                model(
                        40021,
                        "signature over something else",
                        model -> first(model).put("snapshot", text("{}"))),
                model(40022, "no signatures", model -> model.put("signatures", new JsonArray())),
                model(40023, "nine signatures", model -> {
                    for (var i = 0; i < 8; i++) {
                        add(model, Cards.entry("app" + i, new byte[83]));
                    }
                }));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aSnapshotThatBreaksARuleIsRefused(int code, String rule, Consumer<JsonObject> change) {
        var model = Cards.withContent("eve", change);

        assertThat(cloud.post("eve", "/card/v5", model).outcome()).isEqualTo("400/" + code);
    }

    static Stream<Arguments> aSnapshotThatBreaksARuleIsRefused() {
        return Stream.of(
                model(40011, "another version", content -> content.put("version", "4.0")),
                model(40012, "public key not base64", content -> content.put("public_key", "%%")),
                model(
                        40012,
                        "public key of an unknown kind",
                        content -> content.put("public_key", text("x".repeat(44)))),
                model(40029, "public key too long", content -> content.put("public_key", text("x".repeat(4097)))),
                model(40030, "public key too short", content -> content.put("public_key", text("x".repeat(15)))),
                model(40014, "previous id too short", content -> content.put("previous_card_id", "abc")),
                model(40015, "previous card unknown", content -> content.put("previous_card_id", "0".repeat(64))),
                model(40017, "identity too long", content -> content.put("identity", "i".repeat(1025))),
                model(40033, "identity empty", content -> content.put("identity", "")),
                model(40018, "created_at not positive", content -> content.put("created_at", 0)),
                model(40018, "created_at no whole number", content -> content.put("created_at", 1.5)),
                model(40018, "created_at a string", content -> content.put("created_at", "1800000000")));
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        var request = cloud.request("POST", "/card/v5", "{", cloud.token("eve"));

        assertThat(cloud.send(request).outcome()).isEqualTo("400/30001");
    }

    private static Arguments model(int code, String rule, Consumer<JsonObject> change) {
        return arguments(code, rule, change);
    }

    private static JsonObject first(JsonObject model) {
        return model.getJsonArray("signatures").getJsonObject(0);
    }

    private static void add(JsonObject model, JsonObject entry) {
        model.getJsonArray("signatures").add(entry);
    }

    private static String text(String content) {
        return Cards.base64(content.getBytes(StandardCharsets.UTF_8));
    }
}
