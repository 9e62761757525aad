package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.storage.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keyknox version 2, writing. A caller always acts on its own space; there is no way to name another's. */
public final class KeyknoxV2Writing {

    private final Store store;
    private final SharedShelf shelf;
    private final Guesses guesses;

    /** Writes to a store. */
    public KeyknoxV2Writing(Store store, Guesses guesses) {
        this.store = store;
        this.guesses = guesses;
        this.shelf = new SharedShelf(store);
    }

    /**
     * Writes one copy for each listed identity, each once, and leaves other copies alone; the owner's too, if it is not
     * listed (a guess that can be turned). The answer lists everybody with a copy.
     */
    public CloudAnswer push(CloudRequest request) {
        var fields = fields(request);
        var caller = request.caller();
        var address = Address.read(caller.app(), caller.identity(), fields);
        KeyknoxNotes.address(request, address);
        var identities = fields.texts("identities").stream().distinct().toList();
        request.notes().put("identities", identities);
        KeyknoxNotes.putIfGiven(request, "previousHash", request.previousHash());
        KeyknoxMistake.REQUEST_WRONG.unless(
                !identities.isEmpty() && identities.stream().noneMatch(String::isEmpty));
        var content = Content.read(fields, guesses);
        return store.transaction(() -> {
            var current = shelf.find(address);
            KeyknoxHash.require(
                    request.previousHash(), current.map(SharedValue::hash).orElse(null), guesses);
            var recipients = recipients(current, address.owner(), request.portion(identities));
            // From here on the record tells who really gets a copy.
            request.notes().put("identities", recipients);
            if (recipients.isEmpty()) {
                // Half of one recipient, for a fault rule that has its own answer.
                return SharedAnswer.nothing(address);
            }
            var pushed = shelf.push(address, recipients, content, hash(current, identities, content));
            request.notes().put("hash", pushed.hash());
            return SharedAnswer.of(pushed, content);
        });
    }

    private List<String> recipients(Optional<SharedValue> current, String owner, List<String> listed) {
        var hasCopy =
                current.filter(value -> value.recipients().contains(owner)).isPresent();
        if (guesses.usual(Guess.OWNER_COPY) || !hasCopy || listed.contains(owner)) {
            return listed;
        }
        return Stream.concat(listed.stream(), Stream.of(owner)).toList();
    }

    private String hash(Optional<SharedValue> current, List<String> listed, Content content) {
        var kept = current.filter(value -> !guesses.usual(Guess.OWNER_HASH)
                && !listed.contains(value.address().owner()));
        return kept.map(SharedValue::hash).orElseGet(() -> KeyknoxHash.next(store.nextNumber(), content));
    }

    /**
     * Without {@code identity}: deletes the key, all keys of the path, of the root, or everything, for everybody. With it:
     * drops that recipient there and keeps hash and other copies. Here {@code identity} is the recipient, not the owner. The
     * recipient form without a path is inferred from the others.
     */
    public CloudAnswer reset(CloudRequest request) {
        var fields = fields(request);
        var reset = new Reset(
                fields.optionalText("root"),
                fields.optionalText("path"),
                fields.optionalText("key"),
                fields.optionalText("identity"));
        KeyknoxMistake.REQUEST_WRONG.unless(reset.isAPlace());
        KeyknoxNotes.place(request, request.caller().identity(), reset.root, reset.path, reset.key);
        KeyknoxNotes.putIfGiven(request, "recipient", reset.recipient);
        return store.transaction(() -> reset(request, reset));
    }

    private CloudAnswer reset(CloudRequest request, Reset reset) {
        var caller = request.caller();
        var values = request.portion(targets(caller.app(), caller.identity(), reset));
        request.notes().put("found", values.size());
        request.notes()
                .put("keys", values.stream().map(value -> value.address().key()).toList());
        if (reset.recipient == null) {
            values.forEach(shelf::delete);
        } else {
            values.forEach(value -> shelf.dropRecipient(value, reset.recipient));
        }
        return SharedAnswer.nothing(reset.echo(caller.app(), caller.identity()));
    }

    private List<SharedValue> targets(String app, String owner, Reset reset) {
        if (reset.key != null) {
            return shelf.find(reset.echo(app, owner)).stream().toList();
        }
        return shelf.under(KeyknoxV2Reading.prefix(app, owner, reset.root, reset.path));
    }

    private static Fields fields(CloudRequest request) {
        return new Fields(request.jsonOrEmpty(KeyknoxMistake.REQUEST_WRONG), KeyknoxMistake.REQUEST_WRONG);
    }

    private record Reset(
            @Nullable String root,
            @Nullable String path,
            @Nullable String key,
            @Nullable String recipient) {

        /** Names may only be left out from the end; refusing gaps is a guess. */
        boolean isAPlace() {
            return (path == null || root != null) && (key == null || path != null);
        }

        /** The answer names the place as it was sent. */
        Address echo(String app, String owner) {
            return new Address(app, owner, orEmpty(root), orEmpty(path), orEmpty(key));
        }

        private static String orEmpty(@Nullable String name) {
            return Objects.requireNonNullElse(name, "");
        }
    }
}
