package io.chate2ee.groupsync.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's place.
 *
 * @param recipient to be given tickets
 * @param since start of the stay
 * @param firstEpoch the first epoch that is to be given; null for a stay that begins with the newest one of this round
 * @param settled whether that is stored
 */
record Seat(Recipient recipient, Instant since, @Nullable Long firstEpoch, boolean settled) {
    static Seat of(DesiredMember member, Recipient recipient, History history) {
        Long stored = member.firstEpoch();
        return history == History.ALL
                ? new Seat(recipient, member.since(), 0L, stored != null && stored == 0)
                : new Seat(recipient, member.since(), stored, stored != null);
    }

    /** Whether this epoch is for the member, the newest one being the given one. */
    boolean mayRead(long epoch, long newest) {
        return epoch >= (firstEpoch == null ? newest : firstEpoch);
    }

    Step.BeginStays.Stay stay() {
        return new Step.BeginStays.Stay(recipient.uid(), since);
    }
}
