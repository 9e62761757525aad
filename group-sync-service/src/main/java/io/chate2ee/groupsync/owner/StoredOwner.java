package io.chate2ee.groupsync.owner;

import org.jspecify.annotations.Nullable;

/** The one row about the owner. The key is sealed, and null if it comes from the setting. */
@SuppressWarnings("ArrayRecordComponent") // Passed between two neighbours, never compared.
record StoredOwner(String identity, byte[] publicKey, byte @Nullable [] sealedKey, String card) {}
