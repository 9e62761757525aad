package io.chate2ee.standin.exchange;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is asked to do.
 *
 * @param caller whom the token speaks for
 * @param pathId the variable part of the path, empty if it has none
 * @param previousHash the header {@code Virgil-Keyknox-Previous-Hash}, if it came
 * @param body the body as text, empty if there was none; its content type does not matter
 * @param half whether a fault rule wants only the first half of a list of things done
 * @param notes what the record of the call will say about its arguments
 */
public record CloudRequest(
        Caller caller, String pathId, @Nullable String previousHash, String body, boolean half, Notes notes) {

    /** As much of a list as is to be worked on: nearly always all of it. */
    public <T> List<T> portion(List<T> all) {
        return half ? List.copyOf(all.subList(0, all.size() / 2)) : all;
    }

    /** The body as a JSON object, or the given refusal. */
    public JsonObject json(Mistake otherwise) {
        try {
            if (Json.decodeValue(body) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException notJson) {
            // Not JSON and JSON of the wrong kind are the same mistake to the caller.
            throw otherwise.refusal();
        }
        throw otherwise.refusal();
    }

    /**
     * The body as a JSON object, or an empty one if the body does not look like one. Clients send {@code {}}, nothing, or a
     * form content type where a call takes no arguments.
     */
    public JsonObject jsonOrEmpty(Mistake otherwise) {
        return body.isBlank() ? new JsonObject() : json(otherwise);
    }

    /** The bodies hold key material: only its length is shown. */
    @Override
    public String toString() {
        return "CloudRequest[caller=" + caller + ", pathId=" + pathId + ", body of " + body.length() + " characters]";
    }
}
