package io.chate2ee.http.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one user may call, {@code chat.limits.calls.*}. Each replica counts for itself. */
@ConfigMapping(prefix = "chat.limits.calls")
public interface RateSettings {
    /** How many calls a user may make at once; 0 switches the limit off. */
    @WithDefault("600")
    int bucket();

    /** How many calls a user gets back each second. */
    @WithDefault("10")
    double refillPerSecond();

    /** Of how many users at once the calls are counted. */
    @WithDefault("100000")
    int usersAtMost();

    /**
     * What happens to a user whose calls cannot be counted because too many others are calling: {@code true} lets it through, since
     * a busy day must not log anybody out; {@code false} refuses it.
     */
    @WithDefault("true")
    boolean failOpen();
}
