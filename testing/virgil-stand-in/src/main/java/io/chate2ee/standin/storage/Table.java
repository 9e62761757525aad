package io.chate2ee.standin.storage;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** Named entries of JSON in the order of their keys. Use only inside {@link Store#transaction}. */
public final class Table {

    private final MVMap<String, String> map;

    Table(MVMap<String, String> map) {
        this.map = map;
    }

    /** An entry with its key. */
    public record Entry(Key key, JsonObject value) {}

    /** The value of a key. */
    public Optional<JsonObject> get(Key key) {
        return Optional.ofNullable(map.get(key.text())).map(JsonObject::new);
    }

    /** Sets the value of a key. */
    public void put(Key key, JsonObject value) {
        map.put(key.text(), value.encode());
    }

    /** Removes a key, if it is there. */
    public void remove(Key key) {
        map.remove(key.text());
    }

    /** All entries whose keys begin with the parts of {@code parent} and go on. */
    public List<Entry> under(Key parent) {
        var prefix = parent.text();
        var entries = new ArrayList<Entry>();
        var cursor = map.cursor(prefix);
        while (cursor.hasNext()) {
            var text = cursor.next();
            if (!text.startsWith(prefix)) {
                break;
            }
            if (text.length() > prefix.length()) {
                entries.add(new Entry(Key.ofText(text), new JsonObject(cursor.getValue())));
            }
        }
        return entries;
    }
}
