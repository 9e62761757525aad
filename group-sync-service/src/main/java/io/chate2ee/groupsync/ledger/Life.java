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
 * @param doubtAt effective time of the last event after which its members cannot be known from events alone; null if none was
 * @param snapshotAt when the read of the newest snapshot that counts began; null if none has come
 */
record Life(
        int number,
        Instant createdAt,
        Creation creation,
        @Nullable Instant endedAt,
        @Nullable Instant doubtAt,
        @Nullable Instant snapshotAt) {
    static Life opened(int number, Instant createdAt, Creation creation) {
        return new Life(number, createdAt, creation, null, null, null);
    }

    boolean ended() {
        return endedAt != null;
    }

    /** Whether there is a doubt that no snapshot has answered. One read from the very moment on does not answer it. */
    boolean needsSnapshot() {
        return doubtAt != null && !answered(doubtAt);
    }

    /** Whether members may be missing or too many until somebody lists them all. */
    boolean wantsSnapshot() {
        return endedAt == null && (needsSnapshot() || creation != Creation.SEEN);
    }

    Life created(Instant at, Creation known) {
        return new Life(number, at, known, endedAt, doubtAt, snapshotAt);
    }

    Life endedAt(Instant at) {
        return new Life(number, createdAt, creation, at, doubtAt, snapshotAt);
    }

    Life doubtedAt(Instant at) {
        boolean known = answered(at) || (doubtAt != null && !at.isAfter(doubtAt));
        return known ? this : new Life(number, createdAt, creation, endedAt, at, snapshotAt);
    }

    Life listedAt(Instant beganAt) {
        return new Life(number, createdAt, creation, endedAt, doubtAt, beganAt);
    }

    private boolean answered(Instant doubt) {
        return snapshotAt != null && doubt.isBefore(snapshotAt);
    }
}
