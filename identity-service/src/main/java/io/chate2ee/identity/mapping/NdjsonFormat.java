package io.chate2ee.identity.mapping;

import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;

/** One JSON object a line, {@code {"uid":"...","identity":"..."}}; further fields are passed over. */
final class NdjsonFormat implements LineFormat {
    @Override
    public Texts read(byte[] line) {
        JsonObject object = Json.readObject(line);
        return new Texts(
                object.optionalText("uid").orElse(null),
                object.optionalText("identity").orElse(null));
    }
}
