package io.chate2ee.standin.keyknox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A shared value without the copies of its recipients.
 *
 * @param address where it is
 * @param hash its current hash, one for all recipients
 * @param recipients everybody with a copy, each once, in the order they came
 */
record SharedValue(Address address, String hash, List<String> recipients) {

    static SharedValue fromJson(Address address, JsonObject json) {
        var recipients =
                json.getJsonArray("recipients").stream().map(String::valueOf).toList();
        return new SharedValue(address, json.getString("hash"), recipients);
    }

    JsonObject toJson() {
        return new JsonObject().put("hash", hash).put("recipients", new JsonArray(new ArrayList<>(recipients)));
    }

    /** Pushed again for some recipients: the others stay. */
    SharedValue pushed(String newHash, Collection<String> to) {
        var union = new LinkedHashSet<>(recipients);
        union.addAll(to);
        return new SharedValue(address, newHash, List.copyOf(union));
    }

    /** One recipient less; the hash stays, as clients rely on. */
    SharedValue without(String recipient) {
        var rest = recipients.stream().filter(name -> !name.equals(recipient)).toList();
        return new SharedValue(address, hash, rest);
    }
}
