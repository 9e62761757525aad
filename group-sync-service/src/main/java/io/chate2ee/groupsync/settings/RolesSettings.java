package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What this process does, {@code roles.*}. A role that is off opens nothing and needs none of its settings. */
@ConfigMapping(prefix = "roles")
public interface RolesSettings {
    /** Keeps the Virgil groups. Needs the database, the app key and the owner's key. */
    @WithDefault("true")
    boolean sync();

    /** Takes CometChat's webhooks. Needs Kafka only. */
    @WithDefault("false")
    boolean webhooks();

    /** Follows the chat itself, so that nothing stays missed. Needs Kafka and the chat's REST API. */
    @WithDefault("false")
    boolean backfill();
}
