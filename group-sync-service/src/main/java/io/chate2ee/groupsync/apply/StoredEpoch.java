package io.chate2ee.groupsync.apply;

import org.jspecify.annotations.Nullable;

/** An epoch's sealed ticket and the hash of the cloud's last answer about it. */
@SuppressWarnings("ArrayRecordComponent") // Passed between two neighbours, never compared.
record StoredEpoch(
        long number, byte[] sealedTicket, @Nullable String hash) {}
