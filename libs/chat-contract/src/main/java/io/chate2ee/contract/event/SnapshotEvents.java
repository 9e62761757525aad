package io.chate2ee.contract.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes snapshots for producers: a list of all members and all bans of a group, in as many parts as it takes.
 *
 * @param snapshot unique id, the same in all parts
 * @param source who says so, a URI reference
 * @param guid the group
 * @param groupCreatedAt when the group was created
 * @param beganAt when reading the list began, before the first member was read: events from then on know better
 */
public record SnapshotEvents(String snapshot, String source, Guid guid, Instant groupCreatedAt, Instant beganAt) {
    /**
     * The events for {@link io.chate2ee.contract.cloudevent.CloudEvents#writeStructured}; send all of them, with the guid as record
     * key.
     *
     * @throws IllegalArgumentException if that needs more than {@link GroupEvents#MAX_PARTS} parts
     */
    public List<CloudEvent> of(List<Uid> members, List<Uid> banned) {
        int longer = Math.max(members.size(), banned.size());
        int parts = Math.max(1, (longer + GroupEvents.MAX_MEMBERS - 1) / GroupEvents.MAX_MEMBERS);
        if (parts > GroupEvents.MAX_PARTS) {
            throw new IllegalArgumentException("a snapshot has at most " + GroupEvents.MAX_PARTS + " parts");
        }
        List<CloudEvent> events = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            ObjectNode data = Json.object();
            data.put("guid", guid.value()).put("createdAt", groupCreatedAt.toString());
            data.put("snapshot", snapshot).put("beganAt", beganAt.toString());
            data.put("part", part).put("parts", parts);
            slice(data.putArray("members"), members, part);
            slice(data.putArray("banned"), banned, part);
            events.add(new CloudEvent(
                    snapshot + "/" + part,
                    source,
                    GroupEventType.SNAPSHOT.type(),
                    guid.value(),
                    beganAt,
                    new JsonObject(data)));
        }
        return events;
    }

    private static void slice(ArrayNode array, List<Uid> all, int part) {
        int from = Math.min(all.size(), (part - 1) * GroupEvents.MAX_MEMBERS);
        int to = Math.min(all.size(), part * GroupEvents.MAX_MEMBERS);
        all.subList(from, to).forEach(uid -> array.add(uid.value()));
    }
}
