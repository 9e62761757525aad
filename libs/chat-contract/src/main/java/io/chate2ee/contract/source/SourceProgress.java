package io.chate2ee.contract.source;

import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;

/**
 * How far the chat has been followed. Record key: the id of the chat's app; the newest record is the truth.
 *
 * @param updatedAt changes of groups up to here were looked at, by the chat's clock
 * @param sweptAt when the last reading of all groups began
 */
public record SourceProgress(Instant updatedAt, Instant sweptAt) {
    /** The record's value: {@code {"updatedAt","sweptAt"}}. */
    public byte[] toJson() {
        return Json.write(Json.object().put("updatedAt", updatedAt.toString()).put("sweptAt", sweptAt.toString()));
    }

    /**
     * Reads a record's value.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static SourceProgress fromJson(byte[] value) {
        JsonObject object = Json.readObject(value);
        return new SourceProgress(object.time("updatedAt"), object.time("sweptAt"));
    }
}
