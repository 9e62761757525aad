package io.chate2ee.groupsync.owner;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.key.PrivateKey;

/**
 * Who signs and can read all tickets.
 *
 * @param identity the owner's identity
 * @param key its private key; prints its public identifier only
 * @param card the signed card, as stored and published
 */
public record Owner(Identity identity, PrivateKey key, RawCard card) {}
