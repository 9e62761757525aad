package io.chate2ee.http.body;

import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;

/** A request body that is a JSON object, or nothing: SDKs send no body at all for {@code {}} (seen in SDK runs). */
public final class JsonBody {
    private JsonBody() {}

    /**
     * Reads a body.
     *
     * @param body the whole body; its size is limited before
     * @return an empty object for an empty body
     * @throws RequestFailure {@code BAD_REQUEST} saying what is wrong, if it is not a JSON object
     */
    public static JsonObject read(byte[] body) {
        if (body.length == 0) {
            return new JsonObject(Json.object());
        }
        try {
            return Json.readObject(body);
        } catch (InvalidJsonException notAnObject) {
            throw new RequestFailure(ErrorCode.BAD_REQUEST, "body: " + notAnObject.getMessage());
        }
    }
}
