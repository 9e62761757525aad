package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.storage.Key;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.standin.storage.Table;
import io.vertx.core.json.JsonObject;

/** Keyknox version 1: one value per identity, which E3Kit uses for the key backup without a name. */
public final class KeyknoxV1 {

    private final Store store;
    private final Guesses guesses;
    private final Table values;

    /** Keeps its values in a store. */
    public KeyknoxV1(Store store, Guesses guesses) {
        this.store = store;
        this.guesses = guesses;
        this.values = store.table("keyknox-v1");
    }

    /** Overwrites the caller's value. */
    public CloudAnswer push(CloudRequest request) {
        var fields = new Fields(request.json(KeyknoxMistake.REQUEST_WRONG), KeyknoxMistake.REQUEST_WRONG);
        var content = Content.read(fields, guesses);
        return store.transaction(() -> {
            var old = find(request.caller());
            KeyknoxHash.require(request.previousHash(), old.exists() ? old.hash() : null, guesses);
            var hash = KeyknoxHash.next(store.nextNumber(), content);
            var stored = new Value(content, old.version() + 1, hash);
            put(request.caller(), stored);
            return stored.toAnswer();
        });
    }

    /** The caller's value; empty, with version 1.0, if there never was one. */
    public CloudAnswer pull(CloudRequest request) {
        return store.transaction(() -> find(request.caller()).toAnswer());
    }

    /** Empties the caller's value and counts its version up; does nothing if there is none. */
    public CloudAnswer reset(CloudRequest request) {
        return store.transaction(() -> {
            var old = find(request.caller());
            if (!old.exists()) {
                return old.toAnswer();
            }
            var emptied = new Value(Content.EMPTY, old.version() + 1, KeyknoxHash.OF_NOTHING);
            put(request.caller(), emptied);
            return emptied.toAnswer();
        });
    }

    private Value find(Caller caller) {
        return values.get(key(caller))
                .map(json -> new Value(Content.fromJson(json), json.getInteger("version"), json.getString("hash")))
                .orElse(new Value(Content.EMPTY, 0, KeyknoxHash.OF_NOTHING));
    }

    private void put(Caller caller, Value value) {
        values.put(
                key(caller),
                value.content()
                        .addTo(new JsonObject().put("version", value.version()).put("hash", value.hash())));
    }

    private static Key key(Caller caller) {
        return Key.of(caller.app(), caller.identity());
    }

    private record Value(Content content, int version, String hash) {

        boolean exists() {
            return !content.equals(Content.EMPTY);
        }

        CloudAnswer toAnswer() {
            var json = content.addTo(new JsonObject()).put("version", Math.max(1, version) + ".0");
            return CloudAnswer.ok(json, KeyknoxHash.header(hash));
        }
    }
}
