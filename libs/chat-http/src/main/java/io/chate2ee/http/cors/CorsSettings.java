package io.chate2ee.http.cors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Which web pages may read answers, {@code chat.cors.*}. */
@ConfigMapping(prefix = "chat.cors")
public interface CorsSettings {
    /**
     * Exact origins such as {@code https://chat.example.org}, or {@code *}. Any origin is safe here: no cookie is ever read, so a page
     * gets only what the login it holds itself is good for.
     */
    @WithDefault("*")
    List<String> origins();

    /** How long a browser may remember a preflight's answer. */
    @WithDefault("2h")
    Duration maxAge();
}
