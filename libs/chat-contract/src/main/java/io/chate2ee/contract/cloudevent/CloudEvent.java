package io.chate2ee.contract.cloudevent;

import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0 with JSON data.
 *
 * @param id unique within the source
 * @param source who says so, a URI reference
 * @param type the kind of event, such as {@code chat.group.created}
 * @param subject what it is about, the guid for group events; may be absent
 * @param time when it happened at the source; may be absent
 * @param data the payload
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable Instant time,
        JsonObject data) {

    /** When it happened at the source, if the producer said so. */
    public Optional<Instant> when() {
        return Optional.ofNullable(time);
    }
}
