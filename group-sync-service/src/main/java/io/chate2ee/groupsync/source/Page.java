package io.chate2ee.groupsync.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items in the API's order
 * @param unusable how many more there were, of nobody who can be here
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
     * @param item reads one; nothing for one that is passed over, so that it keeps nobody else out
     * @throws InvalidJsonException if it is of another form
     */
    static <T> Page<T> read(JsonObject answer, Function<JsonNode, Optional<T>> item) {
        var data = answer.node().path("data");
        if (!data.isArray()) {
            throw new InvalidJsonException("field 'data' is not an array");
        }
        List<T> items = new ArrayList<>(data.size());
        data.forEach(each -> item.apply(each).ifPresent(items::add));
        JsonObject pagination = answer.optionalObject("meta")
                .flatMap(meta -> meta.optionalObject("pagination"))
                .orElseThrow(() -> new InvalidJsonException("field 'meta.pagination' is missing"));
        return new Page<>(
                items,
                data.size() - items.size(),
                Math.max(1, pagination.smallNumber("total_pages")),
                pagination.number("total"));
    }
}
