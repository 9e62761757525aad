package io.chate2ee.groupsync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event or a snapshot says about a member.
 *
 * @param stay whether it is in
 * @param bar whether it may be; null if nothing is said about that
 * @param maybeLate whether it may tell of something that was over before what is known: webhooks come half a minute late and in
 *     any order
 * @param cause id of the event or snapshot
 */
record Telling(Mark stay, @Nullable Mark bar, boolean maybeLate, String cause) {
    private static final int CAUSE_LENGTH = 200;

    static Telling in(Received received) {
        return new Telling(mark(true, received), null, received.isWebhook(), cause(received));
    }

    static Telling out(Received received) {
        return new Telling(mark(false, received), null, received.isWebhook(), cause(received));
    }

    static Telling banned(Received received) {
        return new Telling(mark(false, received), mark(false, received), received.isWebhook(), cause(received));
    }

    /** Who is no longer barred is still out. */
    static Telling unbanned(Received received) {
        return new Telling(mark(false, received), mark(true, received), received.isWebhook(), cause(received));
    }

    /** What a snapshot says of somebody, listed or not. */
    static Telling snapshot(Instant beganAt, boolean in, boolean barred, String cause) {
        return new Telling(
                new Mark(in && !barred, beganAt, Place.SNAPSHOT),
                new Mark(!barred, beganAt, Place.SNAPSHOT),
                false,
                cut(cause));
    }

    private static Mark mark(boolean open, Received received) {
        return new Mark(open, received.effectiveAt(), received.place());
    }

    private static String cause(Received received) {
        return cut(received.event().head().id());
    }

    /** Ids have no agreed length; a cut must not part a surrogate pair. */
    private static String cut(String id) {
        return id.codePointCount(0, id.length()) <= CAUSE_LENGTH
                ? id
                : id.substring(0, id.offsetByCodePoints(0, CAUSE_LENGTH));
    }
}
