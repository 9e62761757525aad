package io.chate2ee.contract.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;

/**
 * A user was given a token. Record key: the uid.
 *
 * @param uid the authenticated caller
 * @param time when the token was handed out
 */
public record LoginEvent(Uid uid, Instant time) {
    /** The record's value: {@code {"uid","time"}}, time in RFC 3339. */
    public byte[] toJson() {
        ObjectNode node = Json.object();
        node.put("uid", uid.value()).put("time", time.toString());
        return Json.write(node);
    }

    /**
     * Reads a record's value.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static LoginEvent fromJson(byte[] value) {
        JsonObject object = Json.readObject(value);
        return new LoginEvent(new Uid(object.text("uid")), object.time("time"));
    }
}
