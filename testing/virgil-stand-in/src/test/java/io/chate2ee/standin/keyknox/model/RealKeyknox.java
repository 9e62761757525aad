package io.chate2ee.standin.keyknox.model;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Notes;
import io.chate2ee.standin.exchange.Refusal;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.keyknox.KeyknoxV1;
import io.chate2ee.standin.keyknox.KeyknoxV2Reading;
import io.chate2ee.standin.keyknox.KeyknoxV2Writing;
import io.chate2ee.standin.storage.Store;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Keyknox as it runs, without the HTTP around it, in a store of its own. */
final class RealKeyknox implements AutoCloseable {

    private final Store store = Store.inMemory();
    private final KeyknoxV1 single = new KeyknoxV1(store, Guesses.USUAL);
    private final KeyknoxV2Reading reading = new KeyknoxV2Reading(store, Guesses.USUAL);
    private final KeyknoxV2Writing writing = new KeyknoxV2Writing(store, Guesses.USUAL);

    CloudAnswer push(String caller, JsonObject body, @Nullable String previousHash) {
        return call(writing::push, caller, body.encode(), previousHash);
    }

    CloudAnswer pull(String caller, JsonObject body) {
        return call(reading::pull, caller, body.encode(), null);
    }

    CloudAnswer keys(String caller, JsonObject body) {
        return call(reading::keys, caller, body.encode(), null);
    }

    CloudAnswer reset(String caller, JsonObject body) {
        return call(writing::reset, caller, body.encode(), null);
    }

    CloudAnswer pushOne(String caller, JsonObject body, @Nullable String previousHash) {
        return call(single::push, caller, body.encode(), previousHash);
    }

    CloudAnswer pullOne(String caller) {
        return call(single::pull, caller, "", null);
    }

    CloudAnswer resetOne(String caller) {
        return call(single::reset, caller, "", null);
    }

    @Override
    public void close() {
        store.close();
    }

    private static CloudAnswer call(Endpoint endpoint, String caller, String body, @Nullable String previousHash) {
        var request = new CloudRequest(new Caller("app", caller), "", previousHash, body, false, new Notes());
        try {
            return endpoint.answer(request);
        } catch (Refusal refused) {
            // An outcome like any other, for the model to foresee.
            return refused.toAnswer();
        }
    }
}
