package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.Authenticator;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.RequestHeaders;
import io.chate2ee.http.caller.SdkHeaders;
import io.chate2ee.http.caller.Verdict;
import io.chate2ee.http.caller.jwt.TrustedIssuer.Judgement;
import io.chate2ee.http.hash.Fingerprint;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads {@code Authorization: Bearer <jwt>}. */
public final class JwtAuthenticator implements Authenticator {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_TOKEN = 8_192;

    private final TrustedIssuers issuers;
    private final VerifiedTokens verified;

    JwtAuthenticator(TrustedIssuers issuers, VerifiedTokens verified) {
        this.issuers = issuers;
        this.verified = verified;
    }

    @Override
    public Uni<Verdict> authenticate(RequestHeaders headers) {
        List<String> values = headers.all("Authorization");
        if (values.isEmpty()) {
            return verdict(new Verdict.Absent());
        }
        String value = values.get(0);
        if (values.size() > 1 || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused(RefusalReason.MALFORMED);
        }
        String token = value.substring(SCHEME.length()).strip();
        if (SdkHeaders.isUnset(token)) {
            return verdict(new Verdict.Absent());
        }
        return token.length() > LONGEST_TOKEN ? refused(RefusalReason.MALFORMED) : judge(token);
    }

    private Uni<Verdict> judge(String token) {
        Fingerprint fingerprint = Fingerprint.of(token);
        return verified.on(token, fingerprint)
                .map(JwtAuthenticator::verdict)
                .orElseGet(() -> CompactToken.parse(token)
                        .map(parts -> judge(token, fingerprint, parts))
                        .orElseGet(() -> refused(RefusalReason.MALFORMED)));
    }

    private Uni<Verdict> judge(String token, Fingerprint fingerprint, CompactToken parts) {
        return issuers.of(parts)
                .map(issuer -> issuer.judge(token)
                        .invoke(judged -> verified.remember(fingerprint, parts, issuer, judged))
                        .map(Judgement::verdict))
                .orElseGet(() -> refused(RefusalReason.WRONG_ISSUER));
    }

    private static Uni<Verdict> refused(RefusalReason reason) {
        return verdict(new Verdict.Refused(reason));
    }

    private static Uni<Verdict> verdict(Verdict verdict) {
        return Uni.createFrom().item(verdict);
    }
}
