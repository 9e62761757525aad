package io.chate2ee.groupsync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a guid's lives.
 *
 * @param newest the newest life, living or dead; null for a guid never seen
 * @param lastDead when the last life that has ended was created; null if none has ended
 */
record Lives(@Nullable Life newest, @Nullable Instant lastDead) {
    static final Lives NONE = new Lives(null, null);

    static Lives of(@Nullable Life previous, Life newest) {
        Life dead = newest.ended() ? newest : previous;
        return new Lives(newest, dead == null ? null : dead.createdAt());
    }
}
