package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.List;

/**
 * All members and bans of a group.
 *
 * @param group the group
 * @param beganAt when reading began: whoever came or went since then may be on either side
 * @param members each once
 * @param banned each once
 */
public record Membership(SourceGroup group, Instant beganAt, List<Uid> members, List<Uid> banned) {
    /** Copies the lists. */
    public Membership {
        members = List.copyOf(members);
        banned = List.copyOf(banned);
    }
}
