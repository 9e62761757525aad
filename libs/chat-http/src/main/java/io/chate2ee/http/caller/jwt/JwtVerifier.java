package io.chate2ee.http.caller.jwt;

import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.Credentials;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.Verdict;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Verifies a token against one set of keys with SmallRye JWT. Its parser reads the machine's clock, so a token is refused if
 * either that clock or the given one says so.
 */
final class JwtVerifier {
    private final JwtRules rules;
    private final TokenForm form;
    private final TokenTimes times;
    private final JWTAuthContextInfo demands;

    JwtVerifier(JwtRules rules, Clock clock) {
        this.rules = rules;
        this.form = new TokenForm(rules, clock);
        this.times = new TokenTimes(rules, clock);
        this.demands = demands(rules);
    }

    /** Accepted or Refused; a token that names a key not among {@code keys} is refused with {@code UNKNOWN_KEY}. */
    Verdict verify(String token, PublishedKeys keys) {
        return CompactToken.parse(token)
                .map(parts -> form.fault(parts)
                        .<Verdict>map(Verdict.Refused::new)
                        .orElseGet(() -> times.fault(parts)
                                .<Verdict>map(fault -> untimely(token, keys, fault))
                                .orElseGet(() -> verified(token, keys))))
                .orElseGet(() -> new Verdict.Refused(RefusalReason.MALFORMED));
    }

    /**
     * Refuses a token whose time is not now, in the same steps as a forged one, so that the time which a refusal takes does not tell
     * whether the token once was good.
     */
    private Verdict untimely(String token, PublishedKeys keys, RefusalReason fault) {
        Verdict verdict = verified(CompactToken.withAnotherSignature(token), keys);
        boolean onlyUntimely = verdict instanceof Verdict.Accepted
                || (verdict instanceof Verdict.Refused refused && refused.reason() == RefusalReason.BAD_SIGNATURE);
        return onlyUntimely ? new Verdict.Refused(fault) : verdict;
    }

    /** The caller that a verified token proves. */
    static Caller caller(Uid uid, String token) {
        return new Caller(uid, new Credentials(Map.of("Authorization", "Bearer " + token)));
    }

    private Verdict verified(String token, PublishedKeys keys) {
        try {
            JwtContext parsed = new Parser(new KeyChoice(keys, rules.algorithms())).parse(token, demands);
            return accepted(parsed.getJwtClaims(), token);
        } catch (ParseException refused) {
            return new Verdict.Refused(RefusalReasons.of(refused, rules.uidClaim()));
        }
    }

    private static JWTAuthContextInfo demands(JwtRules rules) {
        var demands = new JWTAuthContextInfo();
        demands.setIssuedBy(rules.issuer());
        rules.audience().ifPresent(audience -> demands.setExpectedAudience(Set.of(audience)));
        demands.setSignatureAlgorithm(rules.algorithms().stream()
                .map(SignatureAlgorithm::fromAlgorithm)
                .collect(Collectors.toSet()));
        demands.setClockSkew(skewSeconds(rules));
        // Zero means no limit, since ours is checked before; unset would make 'iat' a must. 'exp' always is one.
        demands.setMaxTimeToLiveSecs(0L);
        // The uid may be in any claim.
        demands.setRequireNamedPrincipal(false);
        // Its default lets RSA keys shorter than 2048 bits verify.
        demands.setRelaxVerificationKeyValidation(false);
        // Without a path, a 'groups' claim that is no list ends in a ClassCastException.
        demands.setGroupsPath("groups");
        return demands;
    }

    private static int skewSeconds(JwtRules rules) {
        return Math.toIntExact(rules.clockSkew().toSeconds());
    }

    private Verdict accepted(JwtClaims claims, String token) {
        if (!(claims.getClaimValue(rules.uidClaim()) instanceof String uid)) {
            return new Verdict.Refused(RefusalReason.NOT_A_UID);
        }
        try {
            return new Verdict.Accepted(caller(Uid.parse(uid, rules.idCase()), token));
        } catch (InvalidIdException notAUid) {
            return new Verdict.Refused(RefusalReason.NOT_A_UID);
        }
    }

    /** SmallRye's parser with our choice of key in place of its own reading of keys. */
    private static final class Parser extends DefaultJWTTokenParser {
        private final KeyChoice choice;

        Parser(KeyChoice choice) {
            this.choice = choice;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo demands) {
            return choice;
        }
    }
}
