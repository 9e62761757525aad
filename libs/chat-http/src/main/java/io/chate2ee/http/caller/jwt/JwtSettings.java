package io.chate2ee.http.caller.jwt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Which login tokens are believed, {@code chat.callers.jwt.*}; the first issuer's settings stand here directly. */
@ConfigMapping(prefix = "chat.callers.jwt")
public interface JwtSettings extends IssuerSettings {
    /** Further issuers, {@code chat.callers.jwt.more.<any name>.*}, each with settings and defaults of its own. */
    Map<String, IssuerSettings> more();

    /** How many verified tokens are remembered until they expire, so that each is verified once. */
    @WithDefault("50000")
    int rememberAtMost();
}
