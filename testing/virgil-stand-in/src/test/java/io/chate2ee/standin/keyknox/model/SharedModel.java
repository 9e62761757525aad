package io.chate2ee.standin.keyknox.model;

import io.chate2ee.standin.keyknox.model.Step.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What version 2 of Keyknox should do, in as few words as possible. Hashes come from the real answers: they are opaque. */
final class SharedModel {

    private static final List<String> NEWEST_FIRST = List.of("10", "2", "0", "key");

    private final Map<Owned, Value> values = new HashMap<>();

    /** Somebody's place. */
    record Owned(String owner, Place place) {}

    /** A hash and everybody's copy. */
    record Value(String hash, LinkedHashMap<String, String> copies) {}

    Optional<Value> find(String owner, Place place) {
        return Optional.ofNullable(values.get(new Owned(owner, place)));
    }

    void push(Step.Push push, String hash) {
        var copies = find(push.caller(), push.place()).map(Value::copies).orElseGet(LinkedHashMap::new);
        new LinkedHashSet<>(push.identities()).forEach(identity -> copies.put(identity, push.content()));
        values.put(new Owned(push.caller(), push.place()), new Value(hash, copies));
    }

    void reset(Step.Reset reset) {
        if (reset.recipient() == null) {
            values.keySet().removeIf(owned -> covers(reset, owned));
        } else {
            values.forEach((owned, value) -> {
                if (covers(reset, owned)) {
                    value.copies().remove(reset.recipient());
                }
            });
        }
    }

    private static boolean covers(Step.Reset reset, Owned owned) {
        return owned.owner().equals(reset.caller())
                && (reset.root() == null || reset.root().equals(owned.place().root()))
                && (reset.path() == null || reset.path().equals(owned.place().path()))
                && (reset.key() == null || reset.key().equals(owned.place().key()));
    }

    /** Names under which the caller has a copy. */
    List<String> keys(String caller, String owner, @Nullable String root, @Nullable String path) {
        Function<Place, String> name = root == null ? Place::root : path == null ? Place::path : Place::key;
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().owner().equals(owner)
                        && entry.getValue().copies().containsKey(caller))
                .map(entry -> entry.getKey().place())
                .filter(place -> root == null || Objects.equals(root, place.root()))
                .filter(place -> path == null || Objects.equals(path, place.path()))
                .map(name)
                .distinct()
                .sorted(Comparator.<String>comparingInt(NEWEST_FIRST::indexOf).thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.toList());
    }
}
