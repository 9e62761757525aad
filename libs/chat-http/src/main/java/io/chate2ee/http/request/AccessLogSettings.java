package io.chate2ee.http.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which requests leave a line in the log, {@code chat.access-log.*}. */
@ConfigMapping(prefix = "chat.access-log")
public interface AccessLogSettings {
    /** {@code none}, {@code errors} (status 400 and above) or {@code all}. */
    @WithDefault("errors")
    Lines lines();

    /** Which requests. */
    enum Lines {
        /** No request. */
        NONE,
        /** Those that were refused or failed. */
        ERRORS,
        /** Every request. */
        ALL
    }
}
