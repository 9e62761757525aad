package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.id.Identity;
import java.util.List;

/**
 * An epoch as the cloud holds it.
 *
 * @param number from 0
 * @param sealedTicket for the database
 * @param hash names the value's present state
 * @param holders who has copies beside the owner
 */
@SuppressWarnings("ArrayRecordComponent") // Passed between two neighbours, never compared.
record FoundEpoch(long number, byte[] sealedTicket, String hash, List<Identity> holders) {
    FoundEpoch {
        holders = List.copyOf(holders);
    }
}
