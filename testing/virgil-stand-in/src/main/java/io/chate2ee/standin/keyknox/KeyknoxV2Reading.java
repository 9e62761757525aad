package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.storage.Key;
import io.chate2ee.standin.storage.Store;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keyknox version 2, reading. In these requests {@code identity} names the owner; without it the caller is the owner. */
public final class KeyknoxV2Reading {

    private final Store store;
    private final SharedShelf shelf;
    private final Guesses guesses;

    /** Reads from a store. */
    public KeyknoxV2Reading(Store store, Guesses guesses) {
        this.store = store;
        this.guesses = guesses;
        this.shelf = new SharedShelf(store);
    }

    /**
     * The caller's own copy, with everybody who has one. What does not exist is answered as empty, never as an error; so is,
     * by inference, what exists but not for the caller. An owner without a copy is shown hash and recipients all the same (a
     * guess): it must be able to overwrite.
     */
    public CloudAnswer pull(CloudRequest request) {
        var fields = fields(request);
        var address = Address.read(request.caller().app(), owner(request, fields), fields);
        KeyknoxNotes.address(request, address);
        return store.transaction(
                () -> shelf.find(address).map(value -> pull(value, request)).orElse(SharedAnswer.nothing(address)));
    }

    private CloudAnswer pull(SharedValue value, CloudRequest request) {
        var reader = request.caller().identity();
        var copy = shelf.copy(value.address(), reader);
        if (copy.isPresent()) {
            request.notes().put("found", true).put("hash", value.hash());
            return SharedAnswer.of(value, copy.get());
        }
        if (value.address().owner().equals(reader)) {
            return guesses.usual(Guess.OWNER_WITHOUT_COPY)
                    ? SharedAnswer.of(value, Content.EMPTY)
                    : SharedAnswer.nothing(value.address());
        }
        KeyknoxMistake.NO_ACCESS.unless(guesses.usual(Guess.NO_ACCESS));
        return SharedAnswer.nothing(value.address());
    }

    /**
     * The names the caller has a copy under: of keys if root and path are given, of paths if only root is, of roots if
     * neither is (the last two are inferred).
     */
    public CloudAnswer keys(CloudRequest request) {
        var fields = fields(request);
        var owner = owner(request, fields);
        var root = fields.optionalText("root");
        var path = fields.optionalText("path");
        KeyknoxMistake.REQUEST_WRONG.unless(path == null || root != null);
        KeyknoxNotes.place(request, owner, root, path, null);
        var names = store.transaction(() -> names(request, owner, root, path));
        request.notes().put("found", names.size());
        return CloudAnswer.ok(new JsonArray(names));
    }

    private List<String> names(CloudRequest request, String owner, @Nullable String root, @Nullable String path) {
        var caller = request.caller();
        return shelf.under(prefix(caller.app(), owner, root, path)).stream()
                .filter(value -> value.recipients().contains(caller.identity()))
                .map(value -> nameOf(value.address(), root, path))
                .distinct()
                .sorted(
                        guesses.usual(Guess.KEYS_ORDER)
                                ? KeyOrder.NEWEST_EPOCH_FIRST
                                : KeyOrder.NEWEST_EPOCH_FIRST.reversed())
                .toList();
    }

    private static String nameOf(Address address, @Nullable String root, @Nullable String path) {
        if (root == null) {
            return address.root();
        }
        return path == null ? address.path() : address.key();
    }

    static Key prefix(String app, String owner, @Nullable String root, @Nullable String path) {
        var prefix = Key.of(app, owner);
        if (root == null) {
            return prefix;
        }
        return path == null ? prefix.and(root) : prefix.and(root).and(path);
    }

    private static Fields fields(CloudRequest request) {
        return new Fields(request.jsonOrEmpty(KeyknoxMistake.REQUEST_WRONG), KeyknoxMistake.REQUEST_WRONG);
    }

    private static String owner(CloudRequest request, Fields fields) {
        return Objects.requireNonNullElse(
                fields.optionalText("identity"), request.caller().identity());
    }
}
