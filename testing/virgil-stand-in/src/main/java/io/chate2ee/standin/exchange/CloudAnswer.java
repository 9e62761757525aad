package io.chate2ee.standin.exchange;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param status HTTP status
 * @param code the error code of the body, 0 for success
 * @param headers besides the content type, which is always JSON
 * @param body JSON text
 */
public record CloudAnswer(int status, int code, Map<String, String> headers, String body) {

    /** Keeps the headers from changing. */
    public CloudAnswer {
        headers = Map.copyOf(headers);
    }

    /** Success with a JSON value and headers. */
    public static CloudAnswer ok(Object json, Map<String, String> headers) {
        return of(200, json, headers);
    }

    /** Success with a JSON value. */
    public static CloudAnswer ok(Object json) {
        return ok(json, Map.of());
    }

    /** Success with a status of its own. */
    public static CloudAnswer of(int status, Object json, Map<String, String> headers) {
        return new CloudAnswer(status, 0, headers, Json.encode(json));
    }

    /** An error in the one shape Virgil's clients read. */
    public static CloudAnswer error(int status, int code, String message, Map<String, String> headers) {
        var body = new JsonObject().put("code", code).put("message", message);
        return new CloudAnswer(status, code, headers, body.encode());
    }
}
