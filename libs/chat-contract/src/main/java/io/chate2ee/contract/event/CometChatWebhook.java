package io.chate2ee.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of CometChat's group webhooks: {@code {"trigger","data":{"group","members","by"},"appId","region","webhook"}}. There
 * is no event id, time or sequence in them, and all times are whole unix seconds (vendor documentation).
 */
final class CometChatWebhook {
    /** Owner of groups made through REST on nobody's behalf. It has no card and is never a member (vendor documentation). */
    private static final String SYSTEM_USER = "app_system";

    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /** {@code group_member_removed} is on one older page of the vendor's only; taken for kicked. */
    private static final Map<String, GroupEventType> TRIGGERS = Map.ofEntries(
            Map.entry("group_created", GroupEventType.CREATED),
            Map.entry("group_updated", GroupEventType.UPDATED),
            Map.entry("group_deleted", GroupEventType.DELETED),
            Map.entry("group_member_added", GroupEventType.MEMBER_ADDED),
            Map.entry("group_member_joined", GroupEventType.MEMBER_JOINED),
            Map.entry("group_member_left", GroupEventType.MEMBER_LEFT),
            Map.entry("group_member_kicked", GroupEventType.MEMBER_KICKED),
            Map.entry("group_member_removed", GroupEventType.MEMBER_KICKED),
            Map.entry("group_member_banned", GroupEventType.MEMBER_BANNED),
            Map.entry("group_member_unbanned", GroupEventType.MEMBER_UNBANNED),
            Map.entry("group_member_scope_changed", GroupEventType.MEMBER_SCOPE_CHANGED),
            Map.entry("group_owner_transferred", GroupEventType.OWNER_TRANSFERRED));

    private final JsonObject data;
    private final JsonObject group;
    private final Guid guid;
    private final IdCase idCase;

    private CometChatWebhook(JsonObject data, JsonObject group, Guid guid, IdCase idCase) {
        this.data = data;
        this.group = group;
        this.guid = guid;
        this.idCase = idCase;
    }

    /** Whether an object looks like a body rather than a CloudEvent. */
    static boolean looksLikeOne(JsonObject body) {
        return body.node().path("trigger").isTextual() && !body.node().has("specversion");
    }

    /**
     * Reads a body.
     *
     * @param id of the CloudEvent around it; null for a bare body
     * @param time when it was delivered, if known
     */
    static GroupEvent read(JsonObject body, @Nullable String id, @Nullable Instant time, IdCase idCase)
            throws RejectedEventException {
        @Nullable Guid known = null;
        try {
            String trigger = body.text("trigger");
            JsonObject data = required(body, "data");
            JsonObject group = required(data, "group");
            known = guid(group, idCase);
            @Nullable GroupEventType type = TRIGGERS.get(trigger);
            if (type == null) {
                throw new RejectedEventException(
                        Reason.UNKNOWN_TRIGGER, "the webhook's trigger is not in the contract", known);
            }
            String hash = CanonicalJson.sha256(body.node());
            EventHead head = new EventHead(
                    id == null ? "webhook:" + hash : id,
                    time,
                    seconds(group, "createdAt").orElse(null),
                    hash);
            return new CometChatWebhook(data, group, known, idCase).read(type, head);
        } catch (InvalidJsonException | InvalidIdException invalid) {
            throw RejectedEventException.of(invalid, known);
        }
    }

    private static Guid guid(JsonObject group, IdCase idCase) throws RejectedEventException {
        try {
            return Guid.parse(group.optionalText("guid").orElse(null), idCase);
        } catch (InvalidJsonException | InvalidIdException invalid) {
            throw new RejectedEventException(Reason.NO_GUID, String.valueOf(invalid.getMessage()), null);
        }
    }

    private GroupEvent read(GroupEventType type, EventHead head) {
        return switch (type) {
            case CREATED -> created(head);
            case UPDATED ->
                new GroupEvent.Updated(head, guid, owner().map(List::of).orElse(List.of()));
            case DELETED -> new GroupEvent.Deleted(head, guid);
            case MEMBER_ADDED, MEMBER_JOINED -> new GroupEvent.MembersIn(head, guid, someMembers());
            case MEMBER_LEFT, MEMBER_KICKED -> new GroupEvent.MembersOut(head, guid, someMembers());
            case MEMBER_BANNED -> new GroupEvent.Banned(head, guid, someMembers(), by());
            case MEMBER_UNBANNED -> new GroupEvent.Unbanned(head, guid, someMembers(), by());
            case MEMBER_SCOPE_CHANGED -> new GroupEvent.ScopeChanged(head, guid, someMembers());
            case OWNER_TRANSFERRED ->
                new GroupEvent.OwnerTransferred(
                        head, guid, owner().orElseThrow(() -> new InvalidJsonException("field 'owner' is missing")));
            case SNAPSHOT, COMETCHAT_WEBHOOK -> throw new IllegalStateException(type + " has no trigger");
        };
    }

    /** Whether members given in the call that made the group are listed is not documented; their count tells. */
    private GroupEvent created(EventHead head) {
        if (head.created().isEmpty()) {
            throw new InvalidJsonException("field 'createdAt' is missing");
        }
        List<Uid> members = members();
        boolean complete = !group.node().hasNonNull("membersCount") || group.number("membersCount") <= members.size();
        List<Uid> people = members.stream()
                .filter(member -> !member.value().equals(SYSTEM_USER))
                .toList();
        return new GroupEvent.Created(head, guid, people, complete);
    }

    private List<Uid> someMembers() {
        List<Uid> members = members();
        if (members.isEmpty()) {
            throw new InvalidJsonException("field 'members' is missing or empty");
        }
        return members;
    }

    /** An object by uid; empty lists come as arrays from servers written in PHP (inferred). */
    private List<Uid> members() {
        JsonNode members = data.node().path("members");
        if (members.isMissingNode() || members.isNull() || (members.isArray() && members.isEmpty())) {
            return List.of();
        }
        if (!members.isObject()) {
            throw new InvalidJsonException("field 'members' is not an object by uid");
        }
        List<String> uids = new ArrayList<>();
        members.fields().forEachRemaining(member -> {
            String uid = new JsonObject(member.getValue()).optionalText("uid").orElse(member.getKey());
            if (!uid.equals(member.getKey())) {
                throw new InvalidJsonException("field 'members' has an entry under another uid");
            }
            uids.add(uid);
        });
        return Uids.parse("members", uids, idCase);
    }

    private Optional<Uid> owner() {
        return group.optionalText("owner")
                .filter(owner -> !owner.equals(SYSTEM_USER))
                .map(owner -> Uid.parse(owner, idCase));
    }

    private @Nullable Uid by() {
        return data.optionalObject("by")
                .flatMap(by -> by.optionalText("uid"))
                .map(uid -> Uid.parse(uid, idCase))
                .orElse(null);
    }

    private static JsonObject required(JsonObject object, String field) {
        return object.optionalObject(field)
                .orElseThrow(() -> new InvalidJsonException("field '" + field + "' is missing"));
    }

    private static Optional<Instant> seconds(JsonObject object, String field) {
        if (!object.node().hasNonNull(field)) {
            return Optional.empty();
        }
        long seconds = object.number(field);
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new InvalidJsonException("field '" + field + "' is not in unix seconds");
        }
        return Optional.of(Instant.ofEpochSecond(seconds));
    }
}
