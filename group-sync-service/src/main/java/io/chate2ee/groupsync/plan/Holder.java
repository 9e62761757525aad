package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has, or may have, copies of tickets in the cloud.
 *
 * @param identity whose copies they are
 * @param uid the chat user; null if somebody unknown was found there
 * @param cardId the card that the copies are encrypted to
 * @param confirmed epochs that the cloud answered for
 * @param attempted epochs of calls whose answer is not known: there may be a copy, or none any more
 */
public record Holder(Identity identity, @Nullable Uid uid, String cardId, Set<Long> confirmed, Set<Long> attempted) {
    /** Copies the sets. */
    public Holder {
        confirmed = Set.copyOf(confirmed);
        attempted = Set.copyOf(attempted);
    }

    /** Whether it certainly has a copy of the epoch that the given card opens. */
    boolean has(long epoch, MemberCard card) {
        return cardId.equals(card.cardId()) && confirmed.contains(epoch);
    }

    /** Whether it cannot be ruled out that it has a copy of an epoch before this one. */
    boolean mayHaveBefore(long epoch) {
        return Stream.concat(confirmed.stream(), attempted.stream()).anyMatch(number -> number < epoch);
    }

    /** Whether it cannot be ruled out that it ever had a copy of the epoch. */
    boolean mayHave(long epoch) {
        return confirmed.contains(epoch) || attempted.contains(epoch);
    }
}
