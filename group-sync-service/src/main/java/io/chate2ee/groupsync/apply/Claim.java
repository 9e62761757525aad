package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupKey;
import java.time.OffsetDateTime;

/**
 * A group that is due, with the lease to work on it.
 *
 * @param identity the Virgil group's identity
 * @param attempts failed attempts in a row so far
 * @param verify whether the cloud must be compared with the database first: another holder died, or that is due
 * @param claimedAt when it was claimed, by the database's clock
 */
record Claim(Lease lease, Identity identity, int attempts, boolean verify, OffsetDateTime claimedAt) {
    GroupKey key() {
        return lease.key();
    }
}
