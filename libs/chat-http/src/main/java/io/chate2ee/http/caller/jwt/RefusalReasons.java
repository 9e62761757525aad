package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.RefusalReason;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.UnresolvableKeyException;

/** Sorts what the verification library says into our reasons. */
final class RefusalReasons {
    private RefusalReasons() {}

    static RefusalReason of(InvalidJwtException refused) {
        if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return RefusalReason.BAD_SIGNATURE;
        }
        if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return RefusalReason.WRONG_ISSUER;
        }
        if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return RefusalReason.WRONG_AUDIENCE;
        }
        if (refused.hasExpired()) {
            return RefusalReason.EXPIRED;
        }
        if (refused.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return RefusalReason.NOT_YET_VALID;
        }
        if (causedBy(refused, InvalidAlgorithmException.class)) {
            return RefusalReason.WRONG_ALGORITHM;
        }
        return causedBy(refused, UnresolvableKeyException.class) ? RefusalReason.UNKNOWN_KEY : RefusalReason.MALFORMED;
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
