package io.chate2ee.token.minting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who owns the Virgil groups, {@code groups.*}. Must be the same in every service of a deployment. */
@ConfigMapping(prefix = "groups")
public interface GroupsSettings {
    /** The owner's identity, for which no caller is ever given a token. Clients in the field have the default built in. */
    @WithDefault("2137f9ef75295ea")
    String ownerIdentity();
}
