package io.chate2ee.standin.e3kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What is known of every request of E3Kit and of its answer: headers, statuses, fields and their order. */
final class KnownFacts {

    private static final String TOKEN = "Virgil [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+";
    private static final String AGENT = "[a-z0-9]+;js;[^;]+;[0-9.]+";
    private static final List<String> MODEL = List.of("content_snapshot", "signatures");
    private static final List<String> SHARED = List.of("owner", "root", "path", "key", "identities", "meta", "value");
    private static final String SUPERSEDED = "x-virgil-is-superseeded";

    private KnownFacts() {}

    /** Checks one exchange. */
    static void check(Exchange said) {
        assertThat(said.requestHeader("authorization")).matches(TOKEN);
        assertThat(said.requestHeader("virgil-agent")).matches(AGENT);
        assertThat(said.responseHeader("content-type")).startsWith("application/json");
        if (said.status() >= 400) {
            checkRefusal(said);
            return;
        }
        switch (said.operation()) {
            case CARD_PUBLISH -> checkPublish(said);
            case CARD_SEARCH -> checkSearch(said);
            case CARD_REVOKE -> assertThat(said.requestBody()).isEqualTo("{}");
            case KEYKNOX_V1_PUSH, KEYKNOX_V1_PULL, KEYKNOX_V1_RESET -> checkSingle(said);
            case KEYKNOX_V2_PUSH -> {
                assertFields(said.requestBody(), List.of("root", "path", "key", "identities", "meta", "value"));
                checkShared(said);
            }
            case KEYKNOX_V2_PULL, KEYKNOX_V2_RESET -> checkShared(said);
            case KEYKNOX_V2_KEYS ->
                assertThat(new JsonArray(said.responseBody())).allMatch(String.class::isInstance);
            case BRAINKEY_V1 -> checkBrainkey(said);
            default -> throw new AssertionError("E3Kit is not known to call " + said.method() + " " + said.path());
        }
    }

    private static void checkRefusal(Exchange said) {
        var refusal = new JsonObject(said.responseBody());
        assertThat(refusal.getValue("code")).isInstanceOf(Integer.class);
        assertThat(refusal.getValue("message")).isInstanceOf(String.class);
    }

    private static void checkPublish(Exchange said) {
        assertFields(said.requestBody(), MODEL);
        var asked = new JsonObject(said.requestBody());
        var answered = new JsonObject(said.responseBody());
        assertThat(answered.getString("content_snapshot")).isEqualTo(asked.getString("content_snapshot"));
        assertThat(signers(asked)).containsExactly("self");
        checkCard(answered);
    }

    private static void checkSearch(Exchange said) {
        var identities = new JsonObject(said.requestBody()).getJsonArray("identities");
        assertThat(identities).hasSizeBetween(1, 50);
        for (var card : new JsonArray(said.responseBody())) {
            checkCard((JsonObject) card);
            assertThat(identities).contains(snapshot((JsonObject) card).getString("identity"));
        }
        assertThat(said.responseHeader(SUPERSEDED)).isEmpty();
    }

    private static void checkCard(JsonObject model) {
        assertThat(model.fieldNames()).containsExactlyInAnyOrderElementsOf(MODEL);
        assertThat(signers(model)).containsExactlyInAnyOrder("self", "virgil");
        var fields = List.copyOf(snapshot(model).fieldNames());
        assertThat(fields)
                .isIn(
                        List.of("identity", "created_at", "version", "public_key"),
                        List.of("identity", "previous_card_id", "created_at", "version", "public_key"));
        assertThat(snapshot(model).getString("version")).isEqualTo("5.0");
    }

    private static JsonObject snapshot(JsonObject model) {
        var bytes = Base64.getDecoder().decode(model.getString("content_snapshot"));
        return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> signers(JsonObject model) {
        return model.getJsonArray("signatures").stream()
                .map(entry -> ((JsonObject) entry).getString("signer"))
                .toList();
    }

    private static void checkSingle(Exchange said) {
        assertFields(said.responseBody(), List.of("meta", "value", "version"));
        assertThat(new JsonObject(said.responseBody()).getString("version")).matches("[1-9][0-9]*\\.0");
        checkHash(said);
    }

    private static void checkShared(Exchange said) {
        assertFields(said.responseBody(), SHARED);
        var asked = new JsonObject(said.requestBody());
        var answered = new JsonObject(said.responseBody());
        for (var name : List.of("root", "path", "key")) {
            assertThat(answered.getString(name)).isEqualTo(asked.getString(name, ""));
        }
        assertThat(answered.getJsonArray("identities")).doesNotHaveDuplicates();
        checkHash(said);
    }

    private static void checkBrainkey(Exchange said) {
        assertThat(Base64.getDecoder().decode(new JsonObject(said.requestBody()).getString("blinded_password")))
                .hasSize(49);
        assertThat(Base64.getDecoder().decode(new JsonObject(said.responseBody()).getString("seed")))
                .hasSize(384);
    }

    /** Canonical base64: some clients decode it and encode it again. */
    private static void checkHash(Exchange said) {
        var hash = said.responseHeader("virgil-keyknox-hash");
        assertThat(hash).isNotEmpty();
        assertThat(Base64.getEncoder().encodeToString(Base64.getDecoder().decode(hash)))
                .isEqualTo(hash);
    }

    private static void assertFields(String json, List<String> fields) {
        assertThat(new JsonObject(json).fieldNames()).containsExactlyInAnyOrderElementsOf(fields);
    }
}
