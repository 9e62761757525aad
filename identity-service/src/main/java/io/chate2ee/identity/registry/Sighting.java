package io.chate2ee.identity.registry;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import java.time.Instant;

/**
 * A user who is certainly a user: somebody logged in or asked with a valid login.
 *
 * @param uid who
 * @param derived the identity to store if the user is new
 * @param time when
 * @param source how it is known: {@code DERIVED} if the user asked, {@code LOGIN} if an event said so
 */
public record Sighting(Uid uid, Identity derived, Instant time, IdentitySource source) {}
