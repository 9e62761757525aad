package io.chate2ee.http.caller;

import io.chate2ee.contract.id.IdCase;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** How user and group ids are read, {@code chat.uid.*}. Must be the same in every service of a deployment. */
@ConfigMapping(prefix = "chat.uid")
public interface UidSettings {
    /** {@code lower}: ids that differ only in case are the same, as in CometChat; {@code exact}: they are not. */
    @WithName("case")
    @WithDefault("lower")
    IdCase idCase();
}
