package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import org.jspecify.annotations.Nullable;

/**
 * By what deliveries of one webhook are recognised.
 *
 * @param guid the group that it is about
 * @param hash of its body, 64 hex characters
 */
record Delivery(Guid guid, String hash) {
    /** Null for an event that is not a webhook. */
    static @Nullable Delivery of(Received received) {
        return received.event()
                .head()
                .webhookHash()
                .map(hash -> new Delivery(received.event().guid(), hash))
                .orElse(null);
    }
}
