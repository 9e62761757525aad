package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who should be in the group.
 *
 * @param uid the chat user
 * @param identity the user's Virgil identity; null while it is not known
 * @param card the newest usable card; null while there is none
 * @param since start of the present stay; who came first gets the first free place
 * @param firstEpoch the first epoch that is for the member in this stay; null while that is not settled
 */
public record DesiredMember(
        Uid uid,
        @Nullable Identity identity,
        @Nullable MemberCard card,
        Instant since,
        @Nullable Long firstEpoch) {}
