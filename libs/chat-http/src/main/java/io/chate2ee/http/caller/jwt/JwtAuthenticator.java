package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.Authenticator;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.RequestHeaders;
import io.chate2ee.http.caller.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads {@code Authorization: Bearer <jwt>}. */
public final class JwtAuthenticator implements Authenticator {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_TOKEN = 8_192;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    /** What SDKs send where they hold nothing (seen in SDK runs). */
    private static final Set<String> UNSET = Set.of("", "undefined", "null");

    private final JwtVerifier verifier;
    private final KeySupply keys;

    JwtAuthenticator(JwtVerifier verifier, KeySupply keys) {
        this.verifier = verifier;
        this.keys = keys;
    }

    @Override
    public Uni<Verdict> authenticate(RequestHeaders headers) {
        List<String> values = headers.all("Authorization");
        if (values.isEmpty()) {
            return verdict(new Verdict.Absent());
        }
        String value = values.get(0);
        if (values.size() > 1 || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return verdict(new Verdict.Refused(RefusalReason.MALFORMED));
        }
        String token = value.substring(SCHEME.length()).strip();
        if (UNSET.contains(token)) {
            return verdict(new Verdict.Absent());
        }
        return token.length() > LONGEST_TOKEN ? verdict(new Verdict.Refused(RefusalReason.MALFORMED)) : verify(token);
    }

    private Uni<Verdict> verify(String token) {
        return keys.current()
                .map(set -> verifier.verify(token, set))
                .chain(verdict -> namesUnknownKey(verdict) ? verifyWithNewerKeys(token) : verdict(verdict))
                .onFailure(KeysAwayException.class)
                .recoverWithItem(new Verdict.Unavailable(ASK_AGAIN));
    }

    private Uni<Verdict> verifyWithNewerKeys(String token) {
        return keys.newer().map(set -> verifier.verify(token, set));
    }

    private static boolean namesUnknownKey(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused && refused.reason() == RefusalReason.UNKNOWN_KEY;
    }

    private static Uni<Verdict> verdict(Verdict verdict) {
        return Uni.createFrom().item(verdict);
    }
}
