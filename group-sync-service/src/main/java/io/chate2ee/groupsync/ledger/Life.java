package io.chate2ee.groupsync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One life of a guid: a group that is deleted and made again is another group.
 *
 * @param number counts from 1
 * @param createdAt when the chat created the group
 * @param creation how that is known
 * @param endedAt when the chat deleted it; null while it lives
 * @param needsSnapshot whether its members cannot be known from events alone
 */
record Life(
        int number,
        Instant createdAt,
        Creation creation,
        @Nullable Instant endedAt,
        boolean needsSnapshot) {
    boolean ended() {
        return endedAt != null;
    }

    /** Whether members may be missing or too many until somebody lists them all. */
    boolean wantsSnapshot() {
        return endedAt == null && (needsSnapshot || creation != Creation.SEEN);
    }

    Life created(Instant at, Creation known) {
        return new Life(number, at, known, endedAt, needsSnapshot);
    }

    Life endedAt(Instant at) {
        return new Life(number, createdAt, creation, at, needsSnapshot);
    }

    Life askingForSnapshot() {
        return new Life(number, createdAt, creation, endedAt, true);
    }
}
