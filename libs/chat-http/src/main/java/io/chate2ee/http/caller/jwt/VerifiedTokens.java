package io.chate2ee.http.caller.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Verdict;
import io.chate2ee.http.caller.jwt.TrustedIssuer.Judgement;
import io.chate2ee.http.hash.Fingerprint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified, by their hash, until they expire or their issuer's keys change: verifying ES256 or EdDSA takes up to a
 * millisecond, so it is done once for each token. Holds no token.
 */
final class VerifiedTokens {
    private record Entry(Uid uid, Instant until, TrustedIssuer issuer, PublishedKeys keys) {}

    private final Cache<Fingerprint, Entry> entries;
    private final Clock clock;

    VerifiedTokens(int atMost, Clock clock) {
        this.entries = Caffeine.newBuilder().maximumSize(atMost).build();
        this.clock = clock;
    }

    /** The verdict on a token that was verified before with the keys that are still in force. */
    Optional<Verdict> on(String token, Fingerprint fingerprint) {
        Entry entry = entries.getIfPresent(fingerprint);
        if (entry == null) {
            return Optional.empty();
        }
        PublishedKeys inForce = entry.issuer().keysInForce();
        boolean expired = !clock.instant().isBefore(entry.until());
        if (expired || (inForce != null && inForce != entry.keys())) {
            entries.invalidate(fingerprint);
        }
        return expired || inForce != entry.keys()
                ? Optional.empty()
                : Optional.of(new Verdict.Accepted(JwtVerifier.caller(entry.uid(), token)));
    }

    /** Remembers a verdict if it is one that holds until the token expires, or until other keys are in force than led to it. */
    void remember(Fingerprint fingerprint, CompactToken token, TrustedIssuer issuer, Judgement judged) {
        @Nullable PublishedKeys keys = judged.keys();
        if (judged.verdict() instanceof Verdict.Accepted accepted && keys != null) {
            Instant until = Instant.ofEpochSecond(token.seconds("exp").orElseThrow())
                    .plus(issuer.rules().clockSkew());
            entries.put(fingerprint, new Entry(accepted.caller().uid(), until, issuer, keys));
        }
    }
}
