package io.chate2ee.groupsync.ledger;

import java.time.Instant;

/**
 * Where a member stands after the last decisive event about it. Kept for members who are out too: only so can a late event
 * be recognised as older.
 *
 * @param desired whether the member should be in the group
 * @param effectiveAt effective time of the decisive event
 * @param place where that event was read
 * @param since start of the present stay, or of the last one
 * @param cause id of the decisive event
 */
record Standing(boolean desired, Instant effectiveAt, Place place, Instant since, String cause) {
    private static final int CAUSE_LENGTH = 200;

    static Standing in(Received received) {
        return of(true, received);
    }

    static Standing out(Received received) {
        return of(false, received);
    }

    private static Standing of(boolean desired, Received received) {
        Instant at = received.effectiveAt();
        return new Standing(
                desired, at, received.place(), at, cause(received.event().head().id()));
    }

    /** This standing after a known one: a stay that goes on keeps its start, and one that ended is remembered. */
    Standing after(Standing known) {
        return desired && !known.desired ? this : new Standing(desired, effectiveAt, place, known.since, cause);
    }

    /** Ids have no agreed length; a cut must not part a surrogate pair. */
    private static String cause(String id) {
        return id.codePointCount(0, id.length()) <= CAUSE_LENGTH
                ? id
                : id.substring(0, id.offsetByCodePoints(0, CAUSE_LENGTH));
    }
}
