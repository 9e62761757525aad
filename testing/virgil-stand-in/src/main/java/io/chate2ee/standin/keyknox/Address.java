package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.storage.Key;

/** Where a shared value is: the owner's application and identity, and the three names of the owner's choice. */
record Address(String app, String owner, String root, String path, String key) {

    /** Reads the three names; refusing an empty one is a guess. */
    static Address read(String app, String owner, Fields fields) {
        var address = new Address(app, owner, fields.text("root"), fields.text("path"), fields.text("key"));
        KeyknoxMistake.REQUEST_WRONG.unless(
                !address.root.isEmpty() && !address.path.isEmpty() && !address.key.isEmpty());
        return address;
    }

    static Address fromKey(Key key) {
        var parts = key.parts();
        return new Address(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    Key toKey() {
        return Key.of(app, owner, root, path, key);
    }
}
