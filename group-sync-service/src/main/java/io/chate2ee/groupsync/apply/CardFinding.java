package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.MemberCard;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found for one identity.
 *
 * @param card the one card to encrypt to; null if there is none that can be used
 * @param problem why a card that is there cannot be used; null otherwise
 */
record CardFinding(
        Identity identity,
        @Nullable MemberCard card,
        @Nullable String problem) {
    /** The problem of cards that are more than an answer of the cloud may hold: none of them was read. */
    static final String TOO_MANY = "too-many-cards";
}
