package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.storage.Key;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.standin.storage.Table;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The shared values and, beside them, one copy of the content for each recipient. Call inside a transaction. */
final class SharedShelf {

    private final Table values;
    private final Table copies;

    SharedShelf(Store store) {
        this.values = store.table("keyknox-v2");
        this.copies = store.table("keyknox-v2-copies");
    }

    Optional<SharedValue> find(Address address) {
        return values.get(address.toKey()).map(json -> SharedValue.fromJson(address, json));
    }

    Optional<Content> copy(Address address, String recipient) {
        return copies.get(address.toKey().and(recipient)).map(Content::fromJson);
    }

    /** All values under a prefix of an address: app and owner, then root and path as far as given. */
    List<SharedValue> under(Key prefix) {
        return values.under(prefix).stream()
                .map(entry -> SharedValue.fromJson(Address.fromKey(entry.key()), entry.value()))
                .toList();
    }

    /** Writes the copies of the listed recipients and leaves all others alone. */
    SharedValue push(Address address, Collection<String> recipients, Content content, String hash) {
        var pushed =
                find(address).orElse(new SharedValue(address, hash, List.of())).pushed(hash, recipients);
        values.put(address.toKey(), pushed.toJson());
        var json = content.addTo(new JsonObject());
        recipients.forEach(recipient -> copies.put(address.toKey().and(recipient), json));
        return pushed;
    }

    void dropRecipient(SharedValue value, String recipient) {
        if (value.recipients().contains(recipient)) {
            values.put(value.address().toKey(), value.without(recipient).toJson());
            copies.remove(value.address().toKey().and(recipient));
        }
    }

    void delete(SharedValue value) {
        values.remove(value.address().toKey());
        value.recipients()
                .forEach(recipient -> copies.remove(value.address().toKey().and(recipient)));
    }
}
