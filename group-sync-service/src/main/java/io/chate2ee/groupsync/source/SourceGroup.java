package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;

/**
 * A group as the chat lists it.
 *
 * @param guid the group
 * @param createdAt when it was made, in whole seconds
 * @param updatedAt when it was last changed, in whole seconds; not everything that happens to its members changes it
 * @param members how many members it has
 */
public record SourceGroup(Guid guid, Instant createdAt, Instant updatedAt, long members) {
    static SourceGroup read(JsonObject group, IdCase idCase) {
        long createdAt = group.number("createdAt");
        return new SourceGroup(
                Guid.parse(group.text("guid"), idCase),
                Instant.ofEpochSecond(createdAt),
                Instant.ofEpochSecond(group.node().hasNonNull("updatedAt") ? group.number("updatedAt") : createdAt),
                group.node().hasNonNull("membersCount") ? group.number("membersCount") : 0);
    }
}
