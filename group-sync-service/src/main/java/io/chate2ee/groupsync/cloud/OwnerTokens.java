package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.virgil.jwt.VirgilJwt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokens for the owner: one is used for half its life, then the next is made. Any thread. */
@Singleton
public class OwnerTokens implements Supplier<String> {
    private final AppCredentials credentials;
    private final Duration ttl;
    private final Clock clock;
    private final AtomicReference<@Nullable VirgilJwt> current = new AtomicReference<>();

    @Inject
    OwnerTokens(AppCredentials credentials, VirgilSettings settings, Clock clock) {
        this.credentials = credentials;
        this.ttl = settings.tokenTtl();
        this.clock = clock;
    }

    @Override
    public String get() {
        VirgilJwt token = current.get();
        if (token == null || !clock.instant().isBefore(token.issuedAt().plus(ttl.dividedBy(2)))) {
            token = credentials.minter().mint(credentials.owner().value(), ttl);
            current.set(token);
        }
        return token.text();
    }

    /** Makes the next call sign a new token: the cloud wants none of the present one, or another key is to sign. */
    void renew() {
        current.set(null);
    }
}
