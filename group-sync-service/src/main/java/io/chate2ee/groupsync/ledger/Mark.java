package io.chate2ee.groupsync.ledger;

import java.time.Instant;

/**
 * What was last said on one of the two questions about a member: is it in, and may it be.
 *
 * @param open in, or not barred
 * @param at effective time of who said so
 * @param place where that was read
 */
record Mark(boolean open, Instant at, Place place) {
    /** Whether a mark is from before a moment, so that what was said at that moment counts. */
    boolean isBefore(Instant moment) {
        return at.isBefore(moment);
    }
}
