package io.chate2ee.http.caller.jwt;

import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.Credentials;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.Verdict;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.AudValidator;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.IssValidator;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.NumericDateValidator;
import org.jspecify.annotations.Nullable;

/** Verifies a token against one set of keys. Pure: same token, keys and clock, same verdict. */
final class JwtVerifier {
    private final JwtRules rules;
    private final Clock clock;

    JwtVerifier(JwtRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Accepted or Refused; a token that names a key not among {@code keys} is refused with {@code UNKNOWN_KEY}. */
    Verdict verify(String token, PublishedKeys keys) {
        try {
            return accepted(consumer(keys).processToClaims(token), token);
        } catch (InvalidJwtException refused) {
            return new Verdict.Refused(RefusalReasons.of(refused));
        }
    }

    private JwtConsumer consumer(PublishedKeys keys) {
        var builder = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, rules.algorithms().toArray(String[]::new)))
                .setVerificationKeyResolver(new KeyChoice(keys, rules.algorithms()))
                .setSkipAllDefaultValidators()
                .registerValidator(this::checkTimes)
                .registerValidator(new IssValidator(rules.issuer(), true));
        rules.audience().ifPresent(audience -> builder.registerValidator(new AudValidator(Set.of(audience), true)));
        return builder.build();
    }

    /** The library's own check reads the machine's clock; this one reads ours. */
    private ErrorCodeValidator.@Nullable Error checkTimes(JwtContext token) throws MalformedClaimException {
        var times = new NumericDateValidator();
        times.setRequireExp(true);
        times.setAllowedClockSkewSeconds(Math.toIntExact(rules.clockSkew().toSeconds()));
        times.setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()));
        return times.validate(token);
    }

    private Verdict accepted(JwtClaims claims, String token) {
        if (!(claims.getClaimValue(rules.uidClaim()) instanceof String uid)) {
            return new Verdict.Refused(RefusalReason.NOT_A_UID);
        }
        try {
            return new Verdict.Accepted(new Caller(
                    Uid.parse(uid, rules.idCase()), new Credentials(Map.of("Authorization", "Bearer " + token))));
        } catch (InvalidIdException notAUid) {
            return new Verdict.Refused(RefusalReason.NOT_A_UID);
        }
    }
}
