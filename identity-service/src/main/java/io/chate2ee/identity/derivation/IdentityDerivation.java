package io.chate2ee.identity.derivation;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;

/**
 * Gives every uid its identity: HMAC-SHA-256 of the folded uid under the deployment's secret, the first 16 bytes as 32
 * lower-case hex characters. Neither guessable nor invertible without the secret. Safe for use by many threads.
 *
 * @param secret the deployment's secret
 * @param ownerIdentity the identity that owns all groups and therefore can be no user's
 */
public record IdentityDerivation(DerivationSecret secret, Identity ownerIdentity) {
    /**
     * The identity of the user, always the same.
     *
     * @throws IllegalStateException if it is the owner's, which does not happen with an owner of any other form
     */
    public Identity of(Uid uid) {
        Identity identity = new Identity(secret.mark(uid.value()));
        if (identity.equals(ownerIdentity)) {
            throw new IllegalStateException("A uid's derived identity is groups.owner-identity");
        }
        return identity;
    }
}
