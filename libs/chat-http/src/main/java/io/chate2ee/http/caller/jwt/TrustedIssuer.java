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

    /**
     * What was found out about a token.
     *
     * @param verdict what is said to the caller
     * @param keys what it was verified with, which may not be in force any more; null if it was with none
     */
    record Judgement(Verdict verdict, @Nullable PublishedKeys keys) {}

    JwtRules rules() {
        return rules;
    }

    KeySupply keys() {
        return keys;
    }

    /** The keys that verify at this moment, if that is known without waiting. */
    @Nullable
    PublishedKeys keysInForce() {
        return keys.inForce();
    }

    /** Verifies a token; one that names a key that is not known yet is verified again with newer keys. */
    Uni<Judgement> judge(String token) {
        return keys.current()
                .map(set -> judge(token, set))
                .chain(judged -> namesUnknownKey(judged.verdict())
                        ? keys.newer().map(set -> judge(token, set))
                        : Uni.createFrom().item(judged))
                .onFailure(KeysAwayException.class)
                .recoverWithItem(new Judgement(new Verdict.Unavailable(ASK_AGAIN), null));
    }

    private Judgement judge(String token, PublishedKeys set) {
        return new Judgement(verifier.verify(token, set), set);
    }

    private static boolean namesUnknownKey(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused && refused.reason() == RefusalReason.UNKNOWN_KEY;
    }
}
