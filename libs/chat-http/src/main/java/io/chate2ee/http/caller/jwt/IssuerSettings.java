package io.chate2ee.http.caller.jwt;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One issuer of login tokens and what is demanded of them. */
public interface IssuerSettings {
    /** The exact {@code iss}. Needed. */
    Optional<String> issuer();

    /** Where the issuer's public keys are: a file path or {@code file:}, {@code http:}, {@code https:} URL of a JWKS or PEM. Needed. */
    Optional<String> keys();

    /** If set, a token must name it in {@code aud}. */
    Optional<String> audience();

    /** The claim that holds the chat user's id. */
    @WithDefault("sub")
    String uidClaim();

    /** How far clocks may differ; at most 10 minutes. */
    @WithDefault("60s")
    Duration clockSkew();

    /** From {@code iat}, or from now where a token has none, to {@code exp}: tokens that live longer are refused. */
    @WithDefault("24h")
    Duration maxLifetime();

    /** Allowed signature algorithms by name, out of RS256, PS256, ES256 and EdDSA. */
    @WithDefault("RS256,PS256,ES256,EdDSA")
    Set<String> algorithms();

    /**
     * How old the keys may grow before they are read again, in the background; at twice that age nobody is let in with them before they were,
     * or could not be. An unknown key id reads them at once, but at most every 30 s.
     */
    @WithDefault("5m")
    Duration keysRefresh();
}
