package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Answers of version 2. All seven fields and the hash header are always there: some clients cannot do without. */
final class SharedAnswer {

    private SharedAnswer() {}

    static CloudAnswer of(SharedValue value, Content content) {
        return of(value.address(), value.recipients(), content, value.hash());
    }

    static CloudAnswer nothing(Address address) {
        return nothing(address, KeyknoxHash.OF_NOTHING);
    }

    static CloudAnswer nothing(Address address, String hash) {
        return of(address, List.of(), Content.EMPTY, hash);
    }

    private static CloudAnswer of(Address address, List<String> identities, Content content, String hash) {
        var json = new JsonObject()
                .put("owner", address.owner())
                .put("root", address.root())
                .put("path", address.path())
                .put("key", address.key())
                .put("identities", new JsonArray(new ArrayList<>(identities)));
        return CloudAnswer.ok(content.addTo(json), KeyknoxHash.header(hash));
    }
}
