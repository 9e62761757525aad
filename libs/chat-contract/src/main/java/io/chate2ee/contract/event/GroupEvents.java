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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of {@code chat.group-events} and makes the events that producers send.
 *
 * <p>Data of every event: {@code guid}; {@code createdAt} (RFC 3339, when the group was created; required for {@code created}). Member
 * events and {@code created}: {@code members}, an array of 1 to 5,000 uids; {@code created} may name the {@code creator} too.
 */
public final class GroupEvents {
    /** Largest record value that is read, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** Most members that one event may name. */
    public static final int MAX_MEMBERS = 5_000;

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
        CloudEvent event = envelope(headers, value);
        Guid guid = guid(event, idCase);
        GroupEventType type = GroupEventType.of(event.type())
                .orElseThrow(() -> new RejectedEventException(
                        Reason.UNKNOWN_TYPE, "type '" + printable(event.type()) + "' is not in the contract", guid));
        if (!type.supported()) {
            throw new RejectedEventException(
                    Reason.UNSUPPORTED_TYPE, "type '" + type.type() + "' is not supported by this version", guid);
        }
        try {
            return content(type, event, guid, idCase);
        } catch (InvalidJsonException | InvalidIdException invalid) {
            throw new RejectedEventException(Reason.INVALID, reasonOf(invalid), guid);
        }
    }

    private static CloudEvent envelope(Map<String, String> headers, byte @Nullable [] value)
            throws RejectedEventException {
        if (value == null) {
            throw new RejectedEventException(Reason.NO_VALUE, "the record has no value", null);
        }
        if (value.length > MAX_BYTES) {
            throw new RejectedEventException(
                    Reason.TOO_LARGE, "the value has " + value.length + " bytes, more than " + MAX_BYTES, null);
        }
        JsonObject body;
        try {
            body = Json.readObject(value);
        } catch (InvalidJsonException notJson) {
            throw new RejectedEventException(Reason.NOT_JSON, reasonOf(notJson), null);
        }
        try {
            return CloudEvents.read(headers, body);
        } catch (InvalidJsonException invalid) {
            throw new RejectedEventException(Reason.INVALID, reasonOf(invalid), null);
        }
    }

    private static Guid guid(CloudEvent event, IdCase idCase) throws RejectedEventException {
        try {
            return Guid.parse(event.data().optionalText("guid").orElse(event.subject()), idCase);
        } catch (InvalidJsonException | InvalidIdException invalid) {
            throw new RejectedEventException(Reason.NO_GUID, reasonOf(invalid), null);
        }
    }

    private static GroupEvent content(GroupEventType type, CloudEvent event, Guid guid, IdCase idCase) {
        EventHead head = new EventHead(
                event.id(), event.time(), event.data().optionalTime("createdAt").orElse(null));
        return switch (type) {
            case CREATED -> new GroupEvent.Created(requireCreatedAt(head), guid, firstMembers(event.data(), idCase));
            case DELETED -> new GroupEvent.Deleted(head, guid);
            case MEMBER_ADDED, MEMBER_JOINED -> new GroupEvent.MembersIn(head, guid, someMembers(event.data(), idCase));
            case MEMBER_LEFT, MEMBER_KICKED -> new GroupEvent.MembersOut(head, guid, someMembers(event.data(), idCase));
            case UPDATED,
                    MEMBER_BANNED,
                    MEMBER_UNBANNED,
                    MEMBER_SCOPE_CHANGED,
                    OWNER_TRANSFERRED,
                    SNAPSHOT,
                    COMETCHAT_WEBHOOK -> throw new IllegalStateException(type + " was refused before");
        };
    }

    private static EventHead requireCreatedAt(EventHead head) {
        if (head.created().isEmpty()) {
            throw new InvalidJsonException("field 'createdAt' is missing");
        }
        return head;
    }

    private static List<Uid> firstMembers(JsonObject data, IdCase idCase) {
        Set<Uid> uids = new LinkedHashSet<>();
        data.optionalText("creator").ifPresent(creator -> uids.add(Uid.parse(creator, idCase)));
        uids.addAll(members(data, idCase));
        return List.copyOf(uids);
    }

    private static List<Uid> someMembers(JsonObject data, IdCase idCase) {
        Set<Uid> uids = members(data, idCase);
        if (uids.isEmpty()) {
            throw new InvalidJsonException("field 'members' is missing or empty");
        }
        return List.copyOf(uids);
    }

    private static Set<Uid> members(JsonObject data, IdCase idCase) {
        List<String> named = data.texts("members");
        if (named.size() > MAX_MEMBERS) {
            throw new InvalidJsonException(
                    "field 'members' has " + named.size() + " entries, more than " + MAX_MEMBERS);
        }
        Set<Uid> uids = new LinkedHashSet<>();
        named.forEach(uid -> uids.add(Uid.parse(uid, idCase)));
        return uids;
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
     * @param members whom it happened to; empty for {@code deleted}
     */
    public static CloudEvent make(
            GroupEventType type,
            String id,
            String source,
            Instant time,
            Guid guid,
            Instant groupCreatedAt,
            Collection<Uid> members) {
        ObjectNode data = Json.object();
        data.put("guid", guid.value()).put("createdAt", groupCreatedAt.toString());
        if (!members.isEmpty()) {
            ArrayNode array = data.putArray("members");
            members.forEach(member -> array.add(member.value()));
        }
        return new CloudEvent(id, source, type.type(), guid.value(), time, new JsonObject(data));
    }

    private static String reasonOf(IllegalArgumentException cause) {
        return cause.getMessage() == null ? "invalid" : cause.getMessage();
    }

    private static String printable(String text) {
        String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.length() > 100 ? ascii.substring(0, 100) + "..." : ascii;
    }
}
