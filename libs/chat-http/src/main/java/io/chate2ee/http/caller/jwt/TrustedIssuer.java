package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An issuer with its rules and its keys. */
final class TrustedIssuer {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final JwtRules rules;
    private final JwtVerifier verifier;
    private final KeySupply keys;

    TrustedIssuer(JwtRules rules, JwtVerifier verifier, KeySupply keys) {
        this.rules = rules;
        this.verifier = verifier;
        this.keys = keys;
    }

    JwtRules rules() {
        return rules;
    }

    KeySupply keys() {
        return keys;
    }

    /** The keys that verify at this moment, if any could be read yet. */
    @Nullable
    PublishedKeys keysInForce() {
        return keys.inForce();
    }

    /** Verifies a token; one that names a key that is not known yet is verified again with newer keys. */
    Uni<Verdict> judge(String token) {
        return keys.current()
                .map(set -> verifier.verify(token, set))
                .chain(verdict -> namesUnknownKey(verdict)
                        ? judgeWithNewerKeys(token)
                        : Uni.createFrom().item(verdict))
                .onFailure(KeysAwayException.class)
                .recoverWithItem(new Verdict.Unavailable(ASK_AGAIN));
    }

    private Uni<Verdict> judgeWithNewerKeys(String token) {
        return keys.newer().map(set -> verifier.verify(token, set));
    }

    private static boolean namesUnknownKey(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused && refused.reason() == RefusalReason.UNKNOWN_KEY;
    }
}
