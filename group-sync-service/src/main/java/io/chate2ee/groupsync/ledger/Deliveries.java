package io.chate2ee.groupsync.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which webhooks came before. They carry no id: one with the same body within two minutes is the same one, sent again because its
 * answer was lost; later, the same thing has happened again. Not for several threads.
 */
final class Deliveries {
    static final Duration RETRIED_WITHIN = Duration.ofSeconds(120);

    private final Map<Delivery, Instant> known;
    private final Map<Delivery, Instant> fresh = new HashMap<>();
    private int retries;

    /** Those of the batch's hashes that came before, with when they first did. */
    Deliveries(Map<Delivery, Instant> known) {
        this.known = known;
    }

    /** Whether an event is a webhook sent again. What is not is remembered. */
    boolean isRetry(Received received) {
        @Nullable Delivery delivery = Delivery.of(received);
        if (delivery == null) {
            return false;
        }
        Instant at = received.effectiveAt();
        @Nullable Instant before = fresh.getOrDefault(delivery, known.get(delivery));
        if (before != null && Duration.between(before, at).abs().compareTo(RETRIED_WITHIN) <= 0) {
            retries += before.equals(at) ? 0 : 1;
            return true;
        }
        if (before == null || before.isBefore(at)) {
            fresh.put(delivery, at);
        }
        return false;
    }

    /** What is to be stored. */
    Map<Delivery, Instant> fresh() {
        return fresh;
    }

    /** How many were dropped; what is merely read again does not count. */
    int retries() {
        return retries;
    }
}
