package io.chate2ee.identity.cache;

import io.chate2ee.contract.id.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A user's identity as answered.
 *
 * @param identity the identity; null if none can be given, because the derived one belongs to somebody else
 * @param version the registry's version; {@link #UNKNOWN} if it has no row
 * @param registered whether the registry has the user: not if there is no row, and not if the user was forgotten
 */
public record KnownUser(@Nullable Identity identity, long version, boolean registered) implements Versioned {}
