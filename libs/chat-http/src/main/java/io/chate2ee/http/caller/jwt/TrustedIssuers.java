package io.chate2ee.http.caller.jwt;

import io.chate2ee.contract.id.IdCase;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The issuers whose tokens are believed, each with its own rules; a token is only ever held against its own issuer's. */
final class TrustedIssuers {
    private static final Logger LOG = Logger.getLogger(TrustedIssuers.class);
    private static final String PREFIX = "chat.callers.jwt";

    private final Map<String, TrustedIssuer> byName = new LinkedHashMap<>();

    private TrustedIssuers() {}

    /**
     * Reads the settings and the keys. A file must be there; a URL may be away for now, then that issuer's users cannot log in
     * until it is back.
     *
     * @throws ConfigurationException one line that names the wrong setting
     */
    static TrustedIssuers of(JwtSettings settings, IdCase idCase, Clock clock) {
        var issuers = new TrustedIssuers();
        issuers.add(PREFIX, settings, idCase, clock);
        settings.more().forEach((name, more) -> issuers.add(PREFIX + ".more." + name, more, idCase, clock));
        return issuers;
    }

    /** The issuer that a token says it is from. */
    Optional<TrustedIssuer> of(CompactToken token) {
        return Optional.ofNullable(byName.get(token.issuer()));
    }

    private void add(String prefix, IssuerSettings settings, IdCase idCase, Clock clock) {
        var rules = JwtRules.of(prefix, settings, idCase);
        var location = location(prefix, settings);
        var keys = new KeySupply(
                prefix + ".keys", location, settings.keysRefresh(), clock, Infrastructure.getDefaultWorkerPool());
        readFirst(prefix, location, keys);
        var before = byName.putIfAbsent(rules.issuer(), new TrustedIssuer(rules, new JwtVerifier(rules, clock), keys));
        if (before != null) {
            throw JwtRules.wrong(prefix, "issuer", "is the same as another issuer's");
        }
    }

    private static void readFirst(String prefix, KeyLocation location, KeySupply keys) {
        try {
            keys.readNow();
        } catch (IllegalArgumentException wrongContent) {
            throw JwtRules.wrong(prefix, "keys", String.valueOf(wrongContent.getMessage()));
        } catch (IOException away) {
            if (location instanceof KeyLocation.Local local) {
                throw JwtRules.wrong(prefix, "keys", "cannot be read: " + local.file());
            }
            LOG.warnf("HTP105 Keys of %s.keys cannot be read yet (%s), trying again", prefix, away.getMessage());
        }
    }

    private static KeyLocation location(String prefix, IssuerSettings settings) {
        String text = settings.keys()
                .filter(value -> !value.isBlank())
                .orElseThrow(() ->
                        JwtRules.wrong(prefix, "keys", "is not set: a file or URL with the issuer's public keys"));
        try {
            return KeyLocation.parse(text);
        } catch (IllegalArgumentException notALocation) {
            throw JwtRules.wrong(prefix, "keys", "is neither a file nor a URL");
        }
    }
}
