package io.chate2ee.groupsync.plan;

import io.chate2ee.virgil.key.EncryptionKey;

/**
 * A member's verified card, as far as sharing needs it.
 *
 * @param cardId 64 hex characters
 * @param key the key to encrypt to
 */
public record MemberCard(String cardId, EncryptionKey key) {}
