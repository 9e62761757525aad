package io.chate2ee.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.List;

/** An answer of the stand-in. */
public record Reply(int status, String body, HttpHeaders headers) {

    public JsonObject json() {
        return new JsonObject(body);
    }

    public JsonArray array() {
        return new JsonArray(body);
    }

    public List<String> texts() {
        return array().stream().map(String::valueOf).toList();
    }

    /** Status and code in one, such as {@code 400/40027}. */
    public String outcome() {
        return status < 400 ? String.valueOf(status) : status + "/" + json().getInteger("code");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String hash() {
        return header("Virgil-Keyknox-Hash");
    }
}
