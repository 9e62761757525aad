package io.chate2ee.standin.keyknox.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.keyknox.model.Step.Bring;
import io.chate2ee.standin.keyknox.model.Step.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the steps of one sequence, in the real thing and in the model, and compares every answer. */
final class SequenceRun implements AutoCloseable {

    static final String HASH_OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String HASH = "Virgil-Keyknox-Hash";

    private final RealKeyknox real = new RealKeyknox();
    private final SharedModel shared = new SharedModel();
    private final OneModel ones = new OneModel();
    private final List<String> hashes = new ArrayList<>(List.of("c3RhbGU="));

    void take(Step step) {
        if (step instanceof Step.Push push) {
            push(push);
        } else if (step instanceof Step.Pull pull) {
            pull(pull);
        } else if (step instanceof Step.Keys keys) {
            keys(keys);
        } else if (step instanceof Step.Reset reset) {
            reset(reset);
        } else if (step instanceof Step.PushOne push) {
            pushOne(push);
        } else if (step instanceof Step.PullOne pull) {
            compareOne(pull.caller(), real.pullOne(pull.caller()));
        } else if (step instanceof Step.ResetOne reset) {
            var answer = real.resetOne(reset.caller());
            ones.reset(reset.caller());
            compareOne(reset.caller(), answer);
        }
    }

    @Override
    public void close() {
        real.close();
    }

    private void push(Step.Push push) {
        var current = shared.find(push.caller(), push.place())
                .map(SharedModel.Value::hash)
                .orElse(null);
        var brought = hash(push.bring(), current);
        var body = place(push.place())
                .put("identities", new JsonArray(new ArrayList<>(push.identities())))
                .put("meta", base64("meta " + push.content()))
                .put("value", base64(push.content()));
        var answer = real.push(push.caller(), body, brought);
        if (fits(brought, current)) {
            shared.push(push, fresh(answer));
            compare(push.caller(), push.place(), push.content(), answer);
        } else {
            conflict(answer);
        }
    }

    private void pull(Step.Pull pull) {
        var owner = Objects.requireNonNullElse(pull.owner(), pull.caller());
        var answer = real.pull(pull.caller(), place(pull.place()).put("identity", pull.owner()));
        var copy = shared.find(owner, pull.place())
                .map(value -> value.copies().get(pull.caller()))
                .orElse(null);
        if (copy == null && !owner.equals(pull.caller())) {
            compareNothing(owner, pull.place(), answer);
        } else {
            compare(owner, pull.place(), copy, answer);
        }
    }

    private void keys(Step.Keys keys) {
        var owner = Objects.requireNonNullElse(keys.owner(), keys.caller());
        var answer = real.keys(
                keys.caller(),
                new JsonObject()
                        .put("root", keys.root())
                        .put("path", keys.path())
                        .put("identity", keys.owner()));

        assertThat(new JsonArray(answer.body()).stream().map(String::valueOf))
                .isEqualTo(shared.keys(keys.caller(), owner, keys.root(), keys.path()));
    }

    private void reset(Step.Reset reset) {
        var answer = real.reset(
                reset.caller(),
                new JsonObject()
                        .put("root", reset.root())
                        .put("path", reset.path())
                        .put("key", reset.key())
                        .put("identity", reset.recipient()));
        shared.reset(reset);
        var echoed = new Place(orEmpty(reset.root()), orEmpty(reset.path()), orEmpty(reset.key()));
        compareNothing(reset.caller(), echoed, answer);
    }

    private void pushOne(Step.PushOne push) {
        var old = ones.find(push.caller());
        var current = old.exists() ? old.hash() : null;
        var brought = hash(push.bring(), current);
        var body =
                new JsonObject().put("meta", base64("meta " + push.content())).put("value", base64(push.content()));
        var answer = real.pushOne(push.caller(), body, brought);
        if (fits(brought, current)) {
            ones.push(push.caller(), push.content(), fresh(answer));
            compareOne(push.caller(), answer);
        } else {
            conflict(answer);
        }
    }

    private void compare(String owner, Place place, @Nullable String copy, CloudAnswer answer) {
        var value = shared.find(owner, place);
        var identities =
                value.map(found -> List.copyOf(found.copies().keySet())).orElse(List.of());
        compare(owner, place, identities, copy, answer);
        assertThat(answer.headers())
                .containsEntry(HASH, value.map(SharedModel.Value::hash).orElse(HASH_OF_NOTHING));
    }

    private void compareNothing(String owner, Place place, CloudAnswer answer) {
        compare(owner, place, List.of(), null, answer);
        assertThat(answer.headers()).containsEntry(HASH, HASH_OF_NOTHING);
    }

    private static void compare(
            String owner, Place place, List<String> identities, @Nullable String copy, CloudAnswer answer) {
        assertThat(answer.status()).isEqualTo(200);
        Map<String, Object> expected = new LinkedHashMap<>(place(place).getMap());
        expected.put("owner", owner);
        expected.put("identities", identities);
        expected.put("meta", copy == null ? "" : base64("meta " + copy));
        expected.put("value", copy == null ? "" : base64(copy));
        assertThat(new JsonObject(answer.body()).getMap()).isEqualTo(expected);
    }

    private void compareOne(String identity, CloudAnswer answer) {
        var value = ones.find(identity);
        var content = value.content();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getMap())
                .isEqualTo(Map.of(
                        "meta", content.isEmpty() ? "" : base64("meta " + content),
                        "value", base64(content),
                        "version", value.version()));
        assertThat(answer.headers()).containsEntry(HASH, value.hash());
    }

    private static void conflict(CloudAnswer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(50010);
    }

    /** Every push has a hash that was never seen before. */
    private String fresh(CloudAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var hash = Objects.requireNonNull(answer.headers().get(HASH));
        assertThat(hashes).doesNotContain(hash);
        hashes.add(hash);
        return hash;
    }

    private @Nullable String hash(Bring bring, @Nullable String current) {
        return switch (bring) {
            case NONE -> null;
            case THE_CURRENT_ONE -> current;
            case AN_OLD_ONE ->
                hashes.stream()
                        .filter(hash -> !hash.equals(current))
                        .findFirst()
                        .orElseThrow();
            case THAT_OF_NOTHING -> HASH_OF_NOTHING;
        };
    }

    private static boolean fits(@Nullable String brought, @Nullable String current) {
        return current == null ? brought == null || brought.equals(HASH_OF_NOTHING) : current.equals(brought);
    }

    private static JsonObject place(Place place) {
        return new JsonObject()
                .put("root", place.root())
                .put("path", place.path())
                .put("key", place.key());
    }

    private static String orEmpty(@Nullable String name) {
        return Objects.requireNonNullElse(name, "");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
