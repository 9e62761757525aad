package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.caller.RefusalReason;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.UnresolvableKeyException;

/** Sorts what the verification library says into our reasons. */
final class RefusalReasons {
    private static final String SUBJECT = "sub";

    private RefusalReasons() {}

    /** The reason behind what the parser or a check after it has thrown. */
    static RefusalReason of(Exception thrown, String uidClaim) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException refused) {
                return of(refused, uidClaim);
            }
        }
        return ofCause(thrown);
    }

    private static RefusalReason of(InvalidJwtException refused, String uidClaim) {
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
        return uidClaim.equals(SUBJECT) && onlyItsSubjectIsNoText(refused) ? RefusalReason.NOT_A_UID : ofCause(refused);
    }

    /** The parser demands a text as subject; it reports one error for each claim of a wrong form. */
    private static boolean onlyItsSubjectIsNoText(InvalidJwtException refused) {
        if (!refused.hasErrorCode(ErrorCodes.MALFORMED_CLAIM)
                || refused.getErrorDetails().size() > 1) {
            return false;
        }
        Object subject = refused.getJwtContext().getJwtClaims().getClaimValue(SUBJECT);
        return subject != null && !(subject instanceof String);
    }

    private static RefusalReason ofCause(Throwable thrown) {
        if (causedBy(thrown, InvalidAlgorithmException.class)) {
            return RefusalReason.WRONG_ALGORITHM;
        }
        return causedBy(thrown, UnresolvableKeyException.class) ? RefusalReason.UNKNOWN_KEY : RefusalReason.MALFORMED;
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
