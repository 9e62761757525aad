package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.card.RawCard;

/**
 * A card as the service has it.
 *
 * @param card with the service's signature; not verified
 * @param superseded whether another card has taken its place, or it was taken back (shown by SDK tests)
 */
public record PublishedCard(RawCard card, boolean superseded) {}
