package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.util.HashSet;
import java.util.Set;

/**
 * A snapshot of which every part is there.
 *
 * @param received the part that came last, for its times and place
 * @param members of all parts
 * @param banned of all parts
 */
record WholeSnapshot(Received received, Set<Uid> members, Set<Uid> banned) {
    WholeSnapshot {
        members = Set.copyOf(members);
        banned = Set.copyOf(banned);
    }

    /** One that needs no other part. */
    static WholeSnapshot of(Received received, SnapshotPart only) {
        return new WholeSnapshot(received, new HashSet<>(only.members()), new HashSet<>(only.banned()));
    }

    Guid guid() {
        return received.event().guid();
    }

    /** What the membership log names for whoever comes or goes by it. */
    String cause() {
        return received.event() instanceof SnapshotPart part
                ? part.snapshot()
                : received.event().head().id();
    }

    /** Everybody on one of the lists. */
    Set<Uid> listed() {
        Set<Uid> listed = new HashSet<>(members);
        listed.addAll(banned);
        return listed;
    }
}
