package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.virgil.cloud.Deadline;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The right to work on a group for a while. The database keeps the same with its own clock; here it is counted by the monotonic
 * clock from before the statement was sent, so that it always seems to end earlier than it does.
 */
final class Lease {
    private final GroupKey key;
    private final long token;
    private final Duration length;
    private final LongSupplier nanoTime;
    private volatile long endsAt;
    private volatile long changeSeq;

    /**
     * A lease just taken.
     *
     * @param token fences off every earlier holder
     * @param askedAt nano time before the claim was sent
     */
    Lease(GroupKey key, long token, Duration length, LongSupplier nanoTime, long askedAt) {
        this.key = key;
        this.token = token;
        this.length = length;
        this.nanoTime = nanoTime;
        this.endsAt = askedAt + length.toNanos();
    }

    GroupKey key() {
        return key;
    }

    long token() {
        return token;
    }

    /** The change count that the last write saw. */
    long changeSeq() {
        return changeSeq;
    }

    /** A write of the holder went through and prolonged it. */
    void prolonged(long askedAt, long seenChangeSeq) {
        endsAt = askedAt + length.toNanos();
        changeSeq = seenChangeSeq;
    }

    /**
     * The latest moment at which a call may start so that it ends before the lease can.
     *
     * @param callTimeout the longest the call may take
     * @throws LeaseLostException if that moment has passed
     */
    Deadline lastStart(Duration callTimeout) {
        Deadline start = Deadline.at(endsAt - callTimeout.toNanos(), nanoTime);
        if (start.hasPassed()) {
            throw new LeaseLostException(key);
        }
        return start;
    }
}
