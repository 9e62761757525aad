package io.chate2ee.groupsync.backfill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a back-fill is, or how it ended.
 *
 * @param state what became of it
 * @param dryRun whether it only counts
 * @param startedAt when it began
 * @param done groups that are done
 * @param total groups there are, as far as that is known
 * @param report what it did; null until it has come to its end
 * @param failure why it could not go on, for an operator; null if it could
 */
public record BackfillStatus(
        State state,
        boolean dryRun,
        Instant startedAt,
        long done,
        long total,
        @Nullable BackfillReport report,
        @Nullable String failure) {
    /** What became of a run. */
    public enum State {
        /** It is under way. */
        RUNNING,
        /** It came to its end. */
        DONE,
        /** It was told to end before. */
        CANCELLED,
        /** It could not go on. */
        FAILED
    }

    static BackfillStatus begun(boolean dryRun, Instant now) {
        return new BackfillStatus(State.RUNNING, dryRun, now, 0, 0, null, null);
    }

    BackfillStatus at(long groups, long ofAll) {
        return new BackfillStatus(State.RUNNING, dryRun, startedAt, Math.max(done, groups), ofAll, null, null);
    }

    BackfillStatus done(BackfillReport result) {
        return new BackfillStatus(State.DONE, dryRun, startedAt, done, total, result, null);
    }

    BackfillStatus cancelled() {
        return new BackfillStatus(State.CANCELLED, dryRun, startedAt, done, total, null, null);
    }

    BackfillStatus failed(String why) {
        return new BackfillStatus(State.FAILED, dryRun, startedAt, done, total, null, why);
    }
}
