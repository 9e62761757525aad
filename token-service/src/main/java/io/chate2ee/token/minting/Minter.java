package io.chate2ee.token.minting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.token.signing.Signer;
import io.chate2ee.token.signing.SigningKeys;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;

/** Hands out tokens. Called on event loops: a signature takes some 30 microseconds, anything longer has no place here. */
public class Minter {
    private static final int REMEMBERED = 100_000;

    private final MintingRules rules;
    private final SigningKeys keys;
    private final Clock clock;
    private final Cache<Identity, VirgilJwt> recent;
    private final Timer signing;
    private final Counter signed;
    private final Counter reused;

    Minter(MintingRules rules, SigningKeys keys, Clock clock, MeterRegistry meters) {
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(rules.reuse())
                .build();
        this.signing = meters.timer("token.signing");
        this.signed = meters.counter("token.minted", "how", "signed");
        this.reused = meters.counter("token.minted", "how", "reused");
    }

    /**
     * A token for an identity, the one handed out last if the key that signs now signed it and it is young enough.
     *
     * @param uid whose identity it is
     * @throws ReservedIdentityException if the identity is the owner's
     * @throws NoSigningKeyException if every key was withdrawn
     */
    public Minted tokenFor(Uid uid, Identity identity) {
        if (identity.equals(rules.ownerIdentity())) {
            throw new ReservedIdentityException();
        }
        Signer signer = keys.signer().orElseThrow(NoSigningKeyException::new);
        VirgilJwt last = recent.getIfPresent(identity);
        if (last != null && isReusable(last, signer)) {
            reused.increment();
            return new Minted(last, false);
        }
        var token = signing.record(() -> signer.sign(identity.value(), rules.ttl(), rules.additionalDataFor(uid)));
        recent.put(identity, token);
        signed.increment();
        return new Minted(token, true);
    }

    /** Forgets what was handed out for an identity; a token already out lives to its end. */
    public void forget(Identity identity) {
        recent.invalidate(identity);
    }

    private boolean isReusable(VirgilJwt last, Signer signer) {
        var now = clock.instant();
        return last.keyId().equals(signer.keyId())
                && !now.isBefore(last.issuedAt())
                && now.isBefore(last.issuedAt().plus(rules.reuse()));
    }
}
