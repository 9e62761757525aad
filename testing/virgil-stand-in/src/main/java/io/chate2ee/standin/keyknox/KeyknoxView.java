package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.storage.Key;
import io.chate2ee.standin.storage.Store;
import java.util.List;
import java.util.Optional;

/** A look at the shared values from inside the process, past tokens and access rules, for assertions in tests. */
public final class KeyknoxView {

    private final Store store;
    private final SharedShelf shelf;

    /** Looks into a store. */
    public KeyknoxView(Store store) {
        this.store = store;
        this.shelf = new SharedShelf(store);
    }

    /**
     * A shared value.
     *
     * @param key its name under root and path
     * @param hash its current hash
     * @param recipients everybody with a copy
     */
    public record Seen(String key, String hash, List<String> recipients) {}

    /**
     * A recipient's copy.
     *
     * @param meta base64
     * @param value base64
     */
    public record Copy(String meta, String value) {}

    /** All values of a path, newest epoch first. */
    public List<Seen> values(String app, String owner, String root, String path) {
        return store.transaction(() -> shelf.under(Key.of(app, owner, root, path)).stream()
                .map(value -> new Seen(value.address().key(), value.hash(), value.recipients()))
                .sorted((one, other) -> KeyOrder.NEWEST_EPOCH_FIRST.compare(one.key(), other.key()))
                .toList());
    }

    /** The copy one recipient would pull. */
    public Optional<Copy> copy(String app, String owner, String root, String path, String key, String recipient) {
        var address = new Address(app, owner, root, path, key);
        return store.transaction(() -> shelf.copy(address, recipient))
                .map(content -> new Copy(content.meta(), content.value()));
    }
}
