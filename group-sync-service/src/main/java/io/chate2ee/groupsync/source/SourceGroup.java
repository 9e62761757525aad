package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.json.InvalidJsonException;
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
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /**
     * Reads what the API says of one.
     *
     * @throws InvalidJsonException if it is of another form
     * @throws io.chate2ee.contract.id.InvalidIdException if no group can have its id here
     */
    static SourceGroup read(JsonObject group, IdCase idCase) {
        Instant createdAt = seconds(group, "createdAt");
        return new SourceGroup(
                Guid.parse(group.text("guid"), idCase),
                createdAt,
                group.node().hasNonNull("updatedAt") ? seconds(group, "updatedAt") : createdAt,
                group.node().hasNonNull("membersCount") ? group.number("membersCount") : 0);
    }

    private static Instant seconds(JsonObject group, String field) {
        long seconds = group.number(field);
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new InvalidJsonException("field '" + field + "' is not in unix seconds");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
