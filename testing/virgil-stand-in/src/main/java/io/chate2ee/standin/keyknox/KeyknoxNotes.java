package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.CloudRequest;
import org.jspecify.annotations.Nullable;

/** What the record of a call says about the place it was for. */
final class KeyknoxNotes {

    private KeyknoxNotes() {}

    static void address(CloudRequest request, Address address) {
        place(request, address.owner(), address.root(), address.path(), address.key());
    }

    static void place(
            CloudRequest request, String owner, @Nullable String root, @Nullable String path, @Nullable String key) {
        request.notes().put("owner", owner);
        putIfGiven(request, "root", root);
        putIfGiven(request, "path", path);
        putIfGiven(request, "key", key);
    }

    static void putIfGiven(CloudRequest request, String name, @Nullable String value) {
        if (value != null) {
            request.notes().put(name, value);
        }
    }
}
