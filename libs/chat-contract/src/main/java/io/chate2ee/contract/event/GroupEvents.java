package io.chate2ee.contract.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of {@code chat.group-events} and makes the events that producers send: CloudEvents in either mode, with CometChat
 * webhooks inside or in their place. What data each type has is in the JSON Schemas beside this package.
 */
public final class GroupEvents {
    /** Largest record value that is read, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** Most members that one event may name. */
    public static final int MAX_MEMBERS = 5_000;

    /** Most parts of one snapshot: enough for the largest group of CometChat's, 100,000 members. */
    public static final int MAX_PARTS = 20;

    private GroupEvents() {}

    /**
     * Reads a record.
     *
     * @param headers the record's headers with lower-case names
     * @param value the record's value; null for a tombstone
     * @param idCase how case of ids is treated in this deployment
     * @throws RejectedEventException if this version cannot act on it, with the reason
     */
    public static GroupEvent read(Map<String, String> headers, byte @Nullable [] value, IdCase idCase)
            throws RejectedEventException {
        JsonObject body = body(value);
        if (!CloudEvents.isBinary(headers) && CometChatWebhook.looksLikeOne(body)) {
            return CometChatWebhook.read(body, null, null, idCase);
        }
        CloudEvent event = envelope(headers, body);
        if (event.type().equals(GroupEventType.COMETCHAT_WEBHOOK.type())) {
            return CometChatWebhook.read(event.data(), event.id(), event.time(), idCase);
        }
        Guid guid = guid(event, idCase);
        GroupEventType type = GroupEventType.of(event.type())
                .orElseThrow(() -> new RejectedEventException(
                        Reason.UNKNOWN_TYPE, "type '" + printable(event.type()) + "' is not in the contract", guid));
        try {
            return EventData.read(type, guid, event, idCase);
        } catch (InvalidJsonException | InvalidIdException invalid) {
            throw RejectedEventException.of(invalid, guid);
        }
    }

    private static JsonObject body(byte @Nullable [] value) throws RejectedEventException {
        if (value == null) {
            throw new RejectedEventException(Reason.NO_VALUE, "the record has no value", null);
        }
        if (value.length > MAX_BYTES) {
            throw new RejectedEventException(
                    Reason.TOO_LARGE, "the value has " + value.length + " bytes, more than " + MAX_BYTES, null);
        }
        try {
            return Json.readShallow(value);
        } catch (InvalidJsonException notJson) {
            throw new RejectedEventException(Reason.NOT_JSON, String.valueOf(notJson.getMessage()), null);
        }
    }

    private static CloudEvent envelope(Map<String, String> headers, JsonObject body) throws RejectedEventException {
        try {
            return CloudEvents.read(headers, body);
        } catch (InvalidJsonException invalid) {
            throw RejectedEventException.of(invalid, null);
        }
    }

    private static Guid guid(CloudEvent event, IdCase idCase) throws RejectedEventException {
        try {
            return Guid.parse(event.data().optionalText("guid").orElse(event.subject()), idCase);
        } catch (InvalidJsonException | InvalidIdException invalid) {
            throw new RejectedEventException(Reason.NO_GUID, String.valueOf(invalid.getMessage()), null);
        }
    }

    /**
     * Makes an event for {@link CloudEvents#writeStructured}. Send it with the guid as record key.
     *
     * @param type what happened
     * @param id unique event id
     * @param source who says so, a URI reference
     * @param time when it happened
     * @param guid the group
     * @param groupCreatedAt when the group was created
     * @param members whom it happened to; empty for {@code deleted}; the new owner for {@code owner-transferred}
     * @throws IllegalArgumentException for webhooks, and for snapshots: see {@link SnapshotEvents}
     */
    public static CloudEvent make(
            GroupEventType type,
            String id,
            String source,
            Instant time,
            Guid guid,
            Instant groupCreatedAt,
            Collection<Uid> members) {
        if (type == GroupEventType.SNAPSHOT || type == GroupEventType.COMETCHAT_WEBHOOK) {
            throw new IllegalArgumentException(type + " is not made of members alone");
        }
        ObjectNode data = Json.object();
        data.put("guid", guid.value()).put("createdAt", groupCreatedAt.toString());
        if (type == GroupEventType.OWNER_TRANSFERRED) {
            data.put("owner", members.iterator().next().value());
        } else if (!members.isEmpty()) {
            ArrayNode array = data.putArray("members");
            members.forEach(member -> array.add(member.value()));
        }
        return new CloudEvent(id, source, type.type(), guid.value(), time, new JsonObject(data));
    }

    private static String printable(String text) {
        String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.length() > 100 ? ascii.substring(0, 100) + "..." : ascii;
    }
}
