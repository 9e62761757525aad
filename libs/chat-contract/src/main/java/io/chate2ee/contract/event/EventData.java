package io.chate2ee.contract.event;

import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the data of {@code chat.group.*} events. */
final class EventData {
    private static final int LONGEST_SNAPSHOT_ID = 200;

    private final GroupEventType type;
    private final Guid guid;
    private final IdCase idCase;
    private final JsonObject data;
    private final EventHead head;

    private EventData(GroupEventType type, Guid guid, IdCase idCase, CloudEvent event) {
        this.type = type;
        this.guid = guid;
        this.idCase = idCase;
        this.data = event.data();
        this.head = new EventHead(
                event.id(), event.time(), data.optionalTime("createdAt").orElse(null));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    static GroupEvent read(GroupEventType type, Guid guid, CloudEvent event, IdCase idCase) {
        return new EventData(type, guid, idCase, event).read();
    }

    private GroupEvent read() {
        return switch (type) {
            case CREATED -> new GroupEvent.Created(headWithCreatedAt(), guid, withOptional("creator", members()));
            case UPDATED -> new GroupEvent.Updated(head, guid, withOptional("owner", members()));
            case DELETED -> new GroupEvent.Deleted(head, guid);
            case MEMBER_ADDED, MEMBER_JOINED -> new GroupEvent.MembersIn(head, guid, someMembers());
            case MEMBER_LEFT, MEMBER_KICKED -> new GroupEvent.MembersOut(head, guid, someMembers());
            case MEMBER_BANNED -> new GroupEvent.Banned(head, guid, someMembers(), optionalUid("by"));
            case MEMBER_UNBANNED -> new GroupEvent.Unbanned(head, guid, someMembers(), optionalUid("by"));
            case MEMBER_SCOPE_CHANGED -> new GroupEvent.ScopeChanged(head, guid, someMembers());
            case OWNER_TRANSFERRED ->
                new GroupEvent.OwnerTransferred(head, guid, Uid.parse(data.text("owner"), idCase));
            case SNAPSHOT -> snapshot();
            case COMETCHAT_WEBHOOK -> throw new IllegalStateException("webhooks are read elsewhere");
        };
    }

    private GroupEvent snapshot() {
        String id = data.text("snapshot");
        if (id.isEmpty() || id.length() > LONGEST_SNAPSHOT_ID || id.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidJsonException(
                    "field 'snapshot' is not 1 to " + LONGEST_SNAPSHOT_ID + " printable characters");
        }
        int part = data.smallNumber("part");
        int parts = data.smallNumber("parts");
        if (parts < 1 || parts > GroupEvents.MAX_PARTS) {
            throw new InvalidJsonException("field 'parts' is not 1 to " + GroupEvents.MAX_PARTS);
        }
        if (part < 1 || part > parts) {
            throw new InvalidJsonException("field 'part' is not 1 to 'parts'");
        }
        return new GroupEvent.SnapshotPart(
                headWithCreatedAt(), guid, id, data.time("beganAt"), part, parts, members(), uids("banned"));
    }

    private EventHead headWithCreatedAt() {
        if (head.created().isEmpty()) {
            throw new InvalidJsonException("field 'createdAt' is missing");
        }
        return head;
    }

    private List<Uid> members() {
        return uids("members");
    }

    private List<Uid> someMembers() {
        return Uids.parseSome("members", data.texts("members"), idCase);
    }

    private List<Uid> uids(String field) {
        return Uids.parse(field, data.texts(field), idCase);
    }

    private List<Uid> withOptional(String field, List<Uid> others) {
        @Nullable Uid one = optionalUid(field);
        return one == null ? others : Uids.with(one, others);
    }

    private @Nullable Uid optionalUid(String field) {
        return data.optionalText(field).map(uid -> Uid.parse(uid, idCase)).orElse(null);
    }
}
