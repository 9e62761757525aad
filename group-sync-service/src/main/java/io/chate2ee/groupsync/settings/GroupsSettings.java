package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;

/** What all groups share. */
@ConfigMapping(prefix = "groups")
public interface GroupsSettings {
    /** The identity that owns all groups. */
    String ownerIdentity();
}
