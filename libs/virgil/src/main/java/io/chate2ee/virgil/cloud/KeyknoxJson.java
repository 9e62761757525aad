package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keyknox v2 requests and answers (seen with the real library; semantics shown by SDK tests). */
final class KeyknoxJson {

    private static final String HASH = "virgil-keyknox-hash";

    private KeyknoxJson() {}

    static String push(KeyknoxKey key, List<String> identities, Envelope envelope) {
        return place(key.root(), key.path(), key.key())
                .member("identities", identities)
                .member("meta", Base64Text.encode(envelope.meta()))
                .member("value", Base64Text.encode(envelope.value()))
                .endObject()
                .text();
    }

    /**
     * Any request that names a place and perhaps somebody.
     *
     * @param identity whom a pull or a listing takes for the owner, but a reset for the recipient to drop
     */
    static String request(String root, String path, @Nullable String key, @Nullable String identity) {
        var json = place(root, path, key);
        if (identity != null) {
            json.member("identity", identity);
        }
        return json.endObject().text();
    }

    /** Reads a push's answer, which must echo what was pushed. */
    static KeyknoxValue pushed(HttpAnswer answer, KeyknoxKey key, Envelope envelope) {
        var value = value(answer, key);
        if (!value.envelope().equals(envelope)) {
            throw new MalformedException("Keyknox stored something else than what was pushed");
        }
        return value;
    }

    /** Reads a pull's answer; it must be for the key asked for, unless there is nothing. */
    static KeyknoxValue value(HttpAnswer answer, KeyknoxKey asked) {
        var json = JsonReader.object(Utf8.decode(answer.body()));
        var envelope = new Envelope(Base64Text.decode(json.string("meta")), Base64Text.decode(json.string("value")));
        var key = new KeyknoxKey(json.string("root"), json.string("path"), json.string("key"));
        var hash = answer.headers().get(HASH);
        if (hash == null || hash.isEmpty()) {
            throw new MalformedException("Keyknox answer has no hash");
        }
        if (!envelope.isEmpty() && !key.equals(asked)) {
            throw new MalformedException("Keyknox answer is for another key");
        }
        return new KeyknoxValue(
                json.string("owner"), asked, json.array("identities").strings(), envelope, hash);
    }

    static List<String> keys(HttpAnswer answer) {
        return JsonReader.array(Utf8.decode(answer.body())).strings();
    }

    private static JsonWriter place(String root, String path, @Nullable String key) {
        var json = new JsonWriter().beginObject().member("root", root).member("path", path);
        return key == null ? json : json.member("key", key);
    }
}
