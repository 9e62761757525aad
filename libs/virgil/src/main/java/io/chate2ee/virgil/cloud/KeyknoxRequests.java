package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keyknox requests (seen with the real library; semantics shown by SDK tests). {@link KeyknoxAnswers} reads what comes back. */
final class KeyknoxRequests {

    private static final String PREVIOUS_HASH = "Virgil-Keyknox-Previous-Hash";

    private KeyknoxRequests() {}

    static CloudRequest<BackupValue> pullBackup() {
        return CloudRequest.of(Operation.BACKUP_PULL, "", "", Map.of(), KeyknoxAnswers::backup);
    }

    static CloudRequest<BackupValue> pushBackup(Envelope envelope, @Nullable String previousHash) {
        var json = envelope(new JsonWriter().beginObject(), envelope);
        return CloudRequest.of(
                Operation.BACKUP_PUSH,
                "",
                json,
                over(previousHash),
                answer -> KeyknoxAnswers.backupEcho(answer, envelope));
    }

    static CloudRequest<@Nullable Void> resetBackup() {
        return CloudRequest.of(Operation.BACKUP_RESET, "", "{}", Map.of(), KeyknoxAnswers::backupGone);
    }

    static CloudRequest<KeyknoxValue> push(
            KeyknoxKey key, List<String> identities, Envelope envelope, @Nullable String previousHash) {
        var json = envelope(place(key.root(), key.path(), key.key()).member("identities", identities), envelope);
        return CloudRequest.of(
                Operation.KEYKNOX_PUSH,
                "",
                json,
                over(previousHash),
                answer -> KeyknoxAnswers.echo(answer, key, envelope));
    }

    static CloudRequest<KeyknoxValue> pull(KeyknoxKey key, @Nullable String owner) {
        var json = request(key.root(), key.path(), key.key(), owner);
        return CloudRequest.of(
                Operation.KEYKNOX_PULL, "", json, Map.of(), answer -> KeyknoxAnswers.value(answer, key, owner));
    }

    static CloudRequest<List<String>> keys(String root, @Nullable String path, @Nullable String owner) {
        var json = request(root, path, null, owner);
        return CloudRequest.of(Operation.KEYKNOX_KEYS, "", json, Map.of(), KeyknoxAnswers::names);
    }

    /** Everything of the caller's that the parts given name; all parts absent is everything. */
    static CloudRequest<@Nullable Void> reset(
            @Nullable String root, @Nullable String path, @Nullable String key, @Nullable String recipient) {
        var json = request(root, path, key, recipient);
        return CloudRequest.of(
                Operation.KEYKNOX_RESET, "", json, Map.of(), answer -> KeyknoxAnswers.gone(answer, root, path, key));
    }

    /** {@code identity} is whom a pull or a listing takes for the owner, but a reset for the recipient to drop. */
    private static String request(
            @Nullable String root, @Nullable String path, @Nullable String key, @Nullable String identity) {
        var json = place(root, path, key);
        if (identity != null) {
            json.member("identity", identity);
        }
        return json.endObject().text();
    }

    private static JsonWriter place(@Nullable String root, @Nullable String path, @Nullable String key) {
        var json = new JsonWriter().beginObject();
        if (root != null) {
            json.member("root", root);
        }
        if (path != null) {
            json.member("path", path);
        }
        return key == null ? json : json.member("key", key);
    }

    private static String envelope(JsonWriter json, Envelope envelope) {
        return json.member("meta", Base64Text.encode(envelope.meta()))
                .member("value", Base64Text.encode(envelope.value()))
                .endObject()
                .text();
    }

    /** The state that is written over. A hash comes from an answer that was read here, or is the caller's mistake. */
    private static Map<String, String> over(@Nullable String previousHash) {
        if (previousHash == null) {
            return Map.of();
        }
        try {
            return Map.of(PREVIOUS_HASH, KeyknoxAnswers.checkedHash(previousHash));
        } catch (MalformedException notAHash) {
            throw new IllegalArgumentException("not a hash of Keyknox", notAHash);
        }
    }
}
