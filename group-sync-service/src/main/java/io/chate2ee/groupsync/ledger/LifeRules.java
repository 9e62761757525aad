package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvent.Banned;
import io.chate2ee.contract.event.GroupEvent.MembersOut;
import io.chate2ee.groupsync.ledger.LifeVerdict.Applies;
import io.chate2ee.groupsync.ledger.LifeVerdict.Ends;
import io.chate2ee.groupsync.ledger.LifeVerdict.Ignored;
import io.chate2ee.groupsync.ledger.LifeVerdict.Opens;
import io.chate2ee.groupsync.ledger.LifeVerdict.OpensEnded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * To which life of its guid an event belongs. An event whose group was not created after the last dead one is old. Where an
 * event names no time of creation, its own time stands for it.
 *
 * <p>Two times of creation are compared by the second as long as the group lives: producers differ in precision, and some have
 * seconds only. Against a dead group they are compared exactly, so that a group can be made again within a second.
 */
final class LifeRules {
    private static final LifeVerdict OLD = new Ignored(false);
    private static final LifeVerdict UNKNOWN_LIFE = new Ignored(true);

    private LifeRules() {}

    static LifeVerdict judge(Lives lives, Received received) {
        Claim claim = Claim.of(received);
        if (lives.lastDead() != null && !claim.createdAt().isAfter(lives.lastDead())) {
            return OLD;
        }
        GroupEvent event = received.event();
        if (event instanceof GroupEvent.Created) {
            return created(lives.newest(), claim);
        }
        if (event instanceof GroupEvent.SnapshotPart) {
            return snapshot(lives.newest(), claim);
        }
        return event instanceof GroupEvent.Deleted
                ? deleted(lives.newest(), claim)
                : memberChange(lives.newest(), claim, removes(event));
    }

    /** Being unbanned takes out too, but it also lifts a bar, which a life that is not known must not. */
    private static boolean removes(GroupEvent event) {
        return event instanceof MembersOut || event instanceof Banned;
    }

    private static LifeVerdict created(@Nullable Life newest, Claim claim) {
        if (newest == null || newest.ended() || claim.isOfLaterLifeThan(newest)) {
            return new Opens(claim.createdAt(), Creation.SEEN);
        }
        if (claim.isOfEarlierLifeThan(newest) && newest.creation() != Creation.GUESSED) {
            return OLD;
        }
        return newest.creation() == Creation.SEEN
                ? new Applies(newest.createdAt(), Creation.SEEN, false)
                : new Applies(claim.createdAt(), Creation.SEEN, false);
    }

    /** As a created event, but one that was still being read when a life ended may only tell of that life. */
    private static LifeVerdict snapshot(@Nullable Life newest, Claim claim) {
        boolean ofTheDead = newest != null
                && newest.endedAt() != null
                && !claim.effectiveAt().isAfter(newest.endedAt())
                && !claim.isOfLaterLifeThan(newest);
        return ofTheDead ? OLD : created(newest, claim);
    }

    private static LifeVerdict memberChange(@Nullable Life newest, Claim claim, boolean removal) {
        if (newest == null) {
            return new Opens(claim.createdAt(), claim.creation());
        }
        if (newest.endedAt() != null) {
            // Only a created event or a snapshot opens a new life of a dead guid; an event from before its end is just
            // late.
            return claim.told() || claim.effectiveAt().isAfter(newest.endedAt()) ? UNKNOWN_LIFE : OLD;
        }
        if (claim.isOfEarlierLifeThan(newest) && newest.creation() != Creation.GUESSED) {
            return OLD;
        }
        if (claim.told() && claim.isOfLaterLifeThan(newest)) {
            // Taking somebody out of a life that may be over does no harm; letting somebody in could.
            return removal ? new Applies(newest.createdAt(), newest.creation(), true) : UNKNOWN_LIFE;
        }
        return claim.sharpen(newest);
    }

    private static LifeVerdict deleted(@Nullable Life newest, Claim claim) {
        if (newest == null) {
            return new OpensEnded(claim.createdAt(), claim.creation());
        }
        if (newest.endedAt() != null) {
            boolean again = claim.told() || claim.effectiveAt().isAfter(newest.endedAt());
            return again ? new Ends(claim.createdAt(), claim.creation()) : OLD;
        }
        if (claim.isOfEarlierLifeThan(newest) && !(claim.told() && newest.creation() == Creation.GUESSED)) {
            return OLD;
        }
        return claim.told()
                ? new Ends(claim.endOf(newest), Creation.TOLD)
                : new Ends(newest.createdAt(), newest.creation());
    }

    /** What an event says about when its group was created. */
    private record Claim(Instant createdAt, boolean told, Instant effectiveAt) {
        static Claim of(Received received) {
            Instant effectiveAt = received.effectiveAt();
            return new Claim(
                    received.groupCreatedAt().orElse(effectiveAt),
                    received.groupCreatedAt().isPresent(),
                    effectiveAt);
        }

        Creation creation() {
            return told ? Creation.TOLD : Creation.GUESSED;
        }

        boolean isOfEarlierLifeThan(Life life) {
            return told ? second(createdAt).isBefore(second(life.createdAt())) : createdAt.isBefore(life.createdAt());
        }

        boolean isOfLaterLifeThan(Life life) {
            return second(createdAt).isAfter(second(life.createdAt()));
        }

        /** From when on a group is not the one that ended: never before what its own created event said. */
        Instant endOf(Life life) {
            boolean guessed = life.creation() == Creation.GUESSED;
            return guessed || createdAt.isAfter(life.createdAt()) ? createdAt : life.createdAt();
        }

        /** A guess gives way to what is told, and to an earlier guess. */
        Applies sharpen(Life life) {
            boolean better = life.creation() == Creation.GUESSED && (told || createdAt.isBefore(life.createdAt()));
            return better
                    ? new Applies(createdAt, creation(), false)
                    : new Applies(life.createdAt(), life.creation(), false);
        }

        private static Instant second(Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
