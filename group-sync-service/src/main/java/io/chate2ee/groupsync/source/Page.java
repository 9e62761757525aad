package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items in the API's order
 * @param unusable how many more there were, with ids that nobody can have here
 * @param pages how many pages there were when it was made, at least 1
 * @param total how many items there were in all
 */
record Page<T>(List<T> items, int unusable, int pages, long total) {
    Page {
        items = List.copyOf(items);
    }

    /**
     * Reads {@code {"data":[...],"meta":{"pagination":{"total","total_pages"}}}} (vendor documentation).
     *
     * @throws InvalidJsonException if it is of another form
     */
    static <T> Page<T> read(JsonObject answer, Function<JsonObject, T> item) {
        var data = answer.node().path("data");
        if (!data.isArray()) {
            throw new InvalidJsonException("field 'data' is not an array");
        }
        List<T> items = new ArrayList<>(data.size());
        int unusable = 0;
        for (var each : data) {
            try {
                items.add(item.apply(new JsonObject(each)));
            } catch (InvalidIdException notOurs) {
                // One strange id must not keep everybody else out.
                unusable++;
            }
        }
        JsonObject pagination = answer.optionalObject("meta")
                .flatMap(meta -> meta.optionalObject("pagination"))
                .orElseThrow(() -> new InvalidJsonException("field 'meta.pagination' is missing"));
        return new Page<>(
                items, unusable, Math.max(1, pagination.smallNumber("total_pages")), pagination.number("total"));
    }
}
