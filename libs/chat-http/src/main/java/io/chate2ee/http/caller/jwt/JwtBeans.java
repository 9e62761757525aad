package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.UidSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Builds the JWT authenticator from the settings and refuses to start with wrong ones. */
@Dependent
class JwtBeans {
    private static final Logger LOG = Logger.getLogger(JwtBeans.class);
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;

    @Produces
    @Singleton
    KeySupply keySupply(JwtSettings settings, Clock clock) {
        return new KeySupply(location(settings), settings.keysRefresh(), clock, Infrastructure.getDefaultWorkerPool());
    }

    @Produces
    @Singleton
    JwtAuthenticator authenticator(JwtSettings settings, UidSettings uids, KeySupply keys, Clock clock) {
        return new JwtAuthenticator(new JwtVerifier(JwtRules.of(settings, uids.idCase()), clock), keys);
    }

    /** A file must be there; a URL may be away for now, then nobody can log in until it is back. */
    void onStart(
            @Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start,
            JwtSettings settings,
            UidSettings uids,
            KeySupply keys) {
        JwtRules.of(settings, uids.idCase());
        try {
            keys.readNow();
        } catch (IllegalArgumentException wrongContent) {
            throw JwtRules.wrong("keys", String.valueOf(wrongContent.getMessage()));
        } catch (IOException away) {
            if (location(settings) instanceof KeyLocation.Local local) {
                throw JwtRules.wrong("keys", "cannot be read: " + local.file());
            }
            LOG.warnf("keys of chat.callers.jwt.keys cannot be read yet (%s), trying again", away.getMessage());
        }
    }

    private static KeyLocation location(JwtSettings settings) {
        String text = settings.keys()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> JwtRules.wrong("keys", "is not set: a file or URL with the issuer's public keys"));
        try {
            return KeyLocation.parse(text);
        } catch (IllegalArgumentException notALocation) {
            throw JwtRules.wrong("keys", "is neither a file nor a URL");
        }
    }
}
