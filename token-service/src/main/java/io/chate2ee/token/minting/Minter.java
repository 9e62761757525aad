package io.chate2ee.token.minting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** Hands out tokens. Called on event loops: a signature takes some 30 microseconds, anything longer has no place here. */
public class Minter {
    private static final int REMEMBERED = 100_000;

    private record Minted(AppKey signer, VirgilJwt token) {}

    private final MintingRules rules;
    private final VirgilJwtMinter signer;
    private final Clock clock;
    private final Cache<Identity, Minted> recent;
    private final Counter signed;
    private final Counter reused;

    Minter(MintingRules rules, Clock clock, MeterRegistry meters) {
        this.rules = rules;
        this.signer = new VirgilJwtMinter(rules.appId(), rules.key(), clock);
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(rules.reuse())
                .build();
        this.signed = meters.counter("token.minted", "how", "signed");
        this.reused = meters.counter("token.minted", "how", "reused");
    }

    /**
     * A token for an identity, the one handed out last if the same key signed it and it is young enough.
     *
     * @throws ReservedIdentityException if the identity is the owner's
     */
    public VirgilJwt tokenFor(Identity identity) {
        if (identity.equals(rules.ownerIdentity())) {
            throw new ReservedIdentityException();
        }
        Minted last = recent.getIfPresent(identity);
        if (last != null && isReusable(last)) {
            reused.increment();
            return last.token();
        }
        VirgilJwt token = signer.mint(identity.value(), rules.ttl());
        recent.put(identity, new Minted(rules.key(), token));
        signed.increment();
        return token;
    }

    /** Forgets what was handed out for an identity; a token already out lives to its end. */
    public void forget(Identity identity) {
        recent.invalidate(identity);
    }

    private boolean isReusable(Minted last) {
        var now = clock.instant();
        return last.signer().equals(rules.key())
                && !now.isBefore(last.token().issuedAt())
                && now.isBefore(last.token().issuedAt().plus(rules.reuse()));
    }
}
