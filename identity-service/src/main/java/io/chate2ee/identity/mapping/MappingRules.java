package io.chate2ee.identity.mapping;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.identity.derivation.IdentityDerivation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What every mapping must keep to, wherever it comes from. */
@Singleton
public class MappingRules {
    private final IdCase idCase;
    private final Identity ownerIdentity;

    @Inject
    MappingRules(UidSettings uids, IdentityDerivation derivation) {
        this(uids.idCase(), derivation.ownerIdentity());
    }

    /**
     * @param idCase how uids are folded
     * @param ownerIdentity the identity that owns all groups and therefore can be no user's
     */
    public MappingRules(IdCase idCase, Identity ownerIdentity) {
        this.idCase = idCase;
        this.ownerIdentity = ownerIdentity;
    }

    /**
     * The user, folded.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public Uid uid(@Nullable String text) {
        return Uid.parse(text, idCase);
    }

    /**
     * A mapping.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public Mapping mapping(long line, @Nullable String uid, @Nullable String identity) {
        Uid user = uid(uid);
        Identity given = Identity.parse(identity);
        if (given.equals(ownerIdentity)) {
            throw new IllegalArgumentException("the identity is groups.owner-identity, which no user may have");
        }
        return new Mapping(line, user, given);
    }
}
