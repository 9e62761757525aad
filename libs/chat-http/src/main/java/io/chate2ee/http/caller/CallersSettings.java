package io.chate2ee.http.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which proofs of who is calling are believed, {@code chat.callers.*}. */
@ConfigMapping(prefix = "chat.callers")
public interface CallersSettings {
    /**
     * {@code jwt}, {@code cometchat} or both, or {@code none} where no client is served; the first whose credential a request carries decides. What is not named is off: neither
     * its settings nor its headers are read.
     */
    @WithDefault("jwt")
    List<CallerKind> order();
}
