package io.chate2ee.groupsync.settings;

import io.chate2ee.groupsync.plan.History;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What all groups share. */
@ConfigMapping(prefix = "groups")
public interface GroupsSettings {
    /** The identity that owns all groups. */
    String ownerIdentity();

    /** How many members a group can have beside the owner; the rest wait for a place. At most 99, as clients load no larger group. */
    @WithDefault("99")
    int places();

    /**
     * What a newcomer can read of what was written before: {@code all}, or {@code from-join}, nothing. Who is in when this is changed keeps what
     * they have; with {@code all} everybody is given everything.
     */
    @WithDefault("all")
    History history();
}
