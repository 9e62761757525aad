package io.chate2ee.identity.cache;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.user.UserRecord;

/**
 * A user's identity as answered.
 *
 * @param identity the identity
 * @param version the registry's version; {@link #UNKNOWN} if the identity is only derived and nothing is stored
 */
public record KnownUser(Identity identity, long version) implements Versioned {
    /** A user whom the registry has. */
    public static KnownUser of(UserRecord user) {
        return new KnownUser(user.identity(), user.version());
    }

    /** A user whom the registry does not have. */
    public static KnownUser derived(Identity identity) {
        return new KnownUser(identity, UNKNOWN);
    }
}
