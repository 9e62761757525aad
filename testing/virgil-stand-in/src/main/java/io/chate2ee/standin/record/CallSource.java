package io.chate2ee.standin.record;

import org.jspecify.annotations.Nullable;

/**
 * Where a call came from, as far as can be seen without trusting it. Tells apart two processes that use one identity.
 *
 * @param peer address and port at the other end of the connection
 * @param agent the header {@code Virgil-Agent}, which clients fill with product, system and version
 */
public record CallSource(String peer, @Nullable String agent) {}
