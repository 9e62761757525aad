package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonValue.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Keyknox answers, and believes only what fits the question: a page with status 200 from something in between must
 * not pass for a copy taken away.
 */
final class KeyknoxAnswers {

    /** On every answer of push, pull and reset, also for nothing (shown by SDK tests). */
    private static final String HASH = "virgil-keyknox-hash";

    private static final int LONGEST_HASH = 1024;

    private KeyknoxAnswers() {}

    static BackupValue backup(HttpAnswer answer) {
        var json = JsonReader.object(Utf8.decode(answer.body()));
        return new BackupValue(envelope(json), json.string("version"), hash(answer));
    }

    static BackupValue backupEcho(HttpAnswer answer, Envelope sent) {
        var value = backup(answer);
        requireEcho(value.envelope(), sent);
        return value;
    }

    static @Nullable Void backupGone(HttpAnswer answer) {
        requireEmpty(backup(answer).envelope());
        return null;
    }

    /** Reads a push's answer, which must echo what was pushed. */
    static KeyknoxValue echo(HttpAnswer answer, KeyknoxKey key, Envelope sent) {
        var value = value(answer, key, null);
        requireEcho(value.envelope(), sent);
        return value;
    }

    /** Reads a pull's answer; it must be of the key and owner asked for, unless there is nothing. */
    static KeyknoxValue value(HttpAnswer answer, KeyknoxKey asked, @Nullable String owner) {
        var json = JsonReader.object(Utf8.decode(answer.body()));
        var value = new KeyknoxValue(
                json.string("owner"), asked, json.array("identities").strings(), envelope(json), hash(answer));
        var found = new KeyknoxKey(json.string("root"), json.string("path"), json.string("key"));
        if (!value.isEmpty() && !found.equals(asked)) {
            throw new MalformedException("Keyknox answer is for another key");
        }
        if (!value.isEmpty() && owner != null && !value.owner().equals(owner)) {
            throw new MalformedException("Keyknox answer is of another owner");
        }
        return value;
    }

    static List<String> names(HttpAnswer answer) {
        return JsonReader.array(Utf8.decode(answer.body())).strings();
    }

    /** Reads a reset's answer: the place as it was asked for or left empty, and nothing in it. */
    static @Nullable Void gone(HttpAnswer answer, @Nullable String root, @Nullable String path, @Nullable String key) {
        var json = JsonReader.object(Utf8.decode(answer.body()));
        requirePlace(json.string("root"), root);
        requirePlace(json.string("path"), path);
        requirePlace(json.string("key"), key);
        requireEmpty(envelope(json));
        hash(answer);
        return null;
    }

    /** A hash goes back into a header as it came, so it must be fit for one. */
    static String checkedHash(String hash) {
        if (hash.isEmpty() || hash.length() > LONGEST_HASH || hash.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new MalformedException("Keyknox hash is empty, too long or not printable");
        }
        return hash;
    }

    private static String hash(HttpAnswer answer) {
        var hash = answer.headers().get(HASH);
        if (hash == null) {
            throw new MalformedException("Keyknox answer has no hash");
        }
        return checkedHash(hash);
    }

    private static Envelope envelope(JsonObject json) {
        return new Envelope(Base64Text.decode(json.string("meta")), Base64Text.decode(json.string("value")));
    }

    private static void requireEcho(Envelope stored, Envelope sent) {
        if (!stored.equals(sent)) {
            throw new MalformedException("Keyknox stored something else than what was pushed");
        }
    }

    private static void requireEmpty(Envelope left) {
        if (!left.isEmpty()) {
            throw new MalformedException("Keyknox still has something after a reset");
        }
    }

    private static void requirePlace(String answered, @Nullable String asked) {
        if (!answered.isEmpty() && !answered.equals(asked)) {
            throw new MalformedException("Keyknox reset another place");
        }
    }
}
