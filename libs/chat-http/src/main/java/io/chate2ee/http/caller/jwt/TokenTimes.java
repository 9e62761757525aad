package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.RefusalReason;
import java.time.Clock;
import java.util.Optional;

/** Whether now is a time at which a token of good form holds. */
final class TokenTimes {
    private final JwtRules rules;
    private final Clock clock;

    TokenTimes(JwtRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** What is wrong, within what clocks may differ. */
    Optional<RefusalReason> fault(CompactToken token) {
        long now = Math.floorDiv(clock.millis(), 1000L);
        long skew = rules.clockSkew().toSeconds();
        if (now - skew >= token.seconds("exp").orElseThrow()) {
            return Optional.of(RefusalReason.EXPIRED);
        }
        return token.seconds("nbf")
                .filter(notBefore -> now + skew < notBefore)
                .map(tooEarly -> RefusalReason.NOT_YET_VALID);
    }
}
