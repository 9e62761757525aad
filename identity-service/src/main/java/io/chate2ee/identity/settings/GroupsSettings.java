package io.chate2ee.identity.settings;

import io.smallrye.config.ConfigMapping;

/** The settings under {@code groups}, the same in every service of a deployment. */
@ConfigMapping(prefix = "groups")
public interface GroupsSettings {
    /** The Virgil identity that owns all groups; clients have it built in. */
    String ownerIdentity();
}
