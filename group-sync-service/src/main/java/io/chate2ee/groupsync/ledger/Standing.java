package io.chate2ee.groupsync.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands after all that was said about it. Kept for members who are out too: only so can a late event be
 * recognised as older. Two marks, because being in and being allowed in are told by different events: an unban that comes late
 * must not undo a kick, nor a join that comes late a ban.
 *
 * @param stay whether the events have it in
 * @param bar whether it may be in; null if nobody ever said
 * @param held whether its admission waits for a while, because it may have been over before the last removal
 * @param since start of the present stay, or of the last one
 * @param cause id of the decisive event
 */
record Standing(Mark stay, @Nullable Mark bar, boolean held, Instant since, String cause) {
    /** An admission by webhook this soon after a removal may be older than the removal. */
    static final Duration HELD_AFTER_REMOVAL = Duration.ofSeconds(60);

    /** Of somebody of whom nothing was known. */
    static Standing first(Telling telling) {
        return new Standing(telling.stay(), telling.bar(), false, telling.stay().at(), telling.cause());
    }

    /** Of somebody whom a snapshot did not list. */
    static Standing unlisted(Instant beganAt) {
        return first(Telling.snapshot(beganAt, false, false, ""));
    }

    /** Whether the member should be in the group. */
    boolean desired() {
        return stay.open() && !held && !barred();
    }

    /** Whether the events have it in, and yet it should not be. */
    boolean withheld() {
        return stay.open() && !desired();
    }

    boolean barred() {
        return bar != null && !bar.open();
    }

    /** This standing if a snapshot was taken since it was last written, which named nobody but those it wrote. */
    Standing asOf(@Nullable Instant snapshotAt) {
        if (snapshotAt == null) {
            return this;
        }
        Standing unlisted = unlisted(snapshotAt);
        Mark nowStay = stay.isBefore(snapshotAt) ? unlisted.stay : stay;
        @Nullable Mark nowBar = bar == null || bar.isBefore(snapshotAt) ? unlisted.bar : bar;
        return new Standing(nowStay, nowBar, held && nowStay.open(), since, cause);
    }

    /** What becomes of this standing, and whether that is in doubt. */
    Outcome after(Telling told, @Nullable Instant snapshotAt) {
        Standing known = asOf(snapshotAt);
        MemberOrder stays = MemberOrder.of(known.stay, told.stay());
        Mark nextStay = stays.replaces() ? told.stay() : known.stay;
        @Nullable
        MemberOrder bars = known.bar == null || told.bar() == null ? null : MemberOrder.of(known.bar, told.bar());
        boolean barTold = told.bar() != null && (bars == null || bars.replaces());
        @Nullable Mark nextBar = barTold ? told.bar() : known.bar;
        if (!stays.replaces() && !barTold) {
            return new Outcome(this, false, stays.doubtful() || (bars != null && bars.doubtful()));
        }
        boolean begins = nextStay.open() && !known.stay.open();
        boolean barred = nextBar != null && !nextBar.open();
        boolean against = nextStay.open() && barred;
        // Who was put out by a bar alone, because that was told late, comes back for a new stay.
        boolean returns = nextStay.open() && !barred && known.barred();
        Standing next = new Standing(
                nextStay,
                nextBar,
                nextStay.open() && holds(begins, stays.replaces(), told),
                begins || returns ? nextStay.at() : since,
                against && !barTold ? cause : told.cause());
        return new Outcome(next, true, against || stays.doubtful() || (bars != null && bars.doubtful()));
    }

    private boolean holds(boolean begins, boolean replaced, Telling told) {
        if (!replaced) {
            return held;
        }
        if (!told.maybeLate()) {
            return false;
        }
        return begins ? afterRemoval(told.stay()) : held;
    }

    private boolean afterRemoval(Mark admission) {
        return !stay.open() && !admission.at().isAfter(stay.at().plus(HELD_AFTER_REMOVAL));
    }

    /**
     * What a telling led to.
     *
     * @param changed whether the standing is another
     * @param doubtful whether somebody should list all members
     */
    record Outcome(Standing standing, boolean changed, boolean doubtful) {}
}
