package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupKey;

/**
 * A group that is due, with the lease to work on it.
 *
 * @param identity the Virgil group's identity
 * @param attempts failed attempts in a row so far
 * @param verify whether the cloud must be compared with the database first: another holder died, or that is due
 * @param takenOver whether the previous holder let the lease lapse
 */
record Claim(Lease lease, Identity identity, int attempts, boolean verify, boolean takenOver) {
    GroupKey key() {
        return lease.key();
    }
}
