package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to version 2 of Keyknox, all in one root and path. */
record Shared(TestCloud cloud) {

    static final String ROOT = "group-sessions";
    static final String PATH = "session";
    /** Base64 of SHA-256 of nothing: the stand-in's hash of what does not exist. */
    static final String HASH_OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    static JsonObject place() {
        return new JsonObject().put("root", ROOT).put("path", PATH);
    }

    static JsonObject place(String key) {
        return place().put("key", key);
    }

    static JsonObject pushBody(String key, String content, List<String> identities) {
        return place(key)
                .put("identities", identities)
                .put("meta", base64("meta " + content))
                .put("value", base64(content));
    }

    Reply push(String owner, String key, String content, @Nullable String previousHash, String... identities) {
        return cloud.post(owner, "/keyknox/v2/push", pushBody(key, content, Arrays.asList(identities)), previousHash);
    }

    Reply pull(String reader, String owner, String key) {
        return cloud.post(reader, "/keyknox/v2/pull", place(key).put("identity", owner));
    }

    /** What a reader finds: the content, or nothing. */
    String content(String reader, String owner, String key) {
        return new String(
                Base64.getDecoder().decode(pull(reader, owner, key).json().getString("value")), StandardCharsets.UTF_8);
    }

    List<String> keys(String reader, String owner) {
        return cloud.post(reader, "/keyknox/v2/keys", place().put("identity", owner))
                .texts();
    }

    Reply reset(String owner, JsonObject body) {
        return cloud.post(owner, "/keyknox/v2/reset", body);
    }

    static List<String> identities(Reply reply) {
        return reply.json().getJsonArray("identities").stream()
                .map(String::valueOf)
                .toList();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
