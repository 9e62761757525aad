package io.chate2ee.virgil;

/** A Virgil JWT that must not be trusted; {@link #reason()} says why. */
public final class TokenRefusedException extends VirgilException {

    private static final long serialVersionUID = 1L;

    /** Why a token is refused. */
    public enum Reason {
        /** Not three canonical base64url parts with the expected JSON in them. */
        MALFORMED,
        /** Algorithm, type or content type is not that of a Virgil JWT, or the header says more than it may. */
        WRONG_HEADER,
        /** No known key has the identifier in the header. */
        UNKNOWN_KEY,
        /** Issued for another application. */
        WRONG_ISSUER,
        /** The subject names no identity. */
        WRONG_SUBJECT,
        /** Not expired yet, but will expire before or when it is issued: there is no time when it is valid. */
        NEVER_VALID,
        /** Issued in the future. */
        NOT_YET_VALID,
        /** The time of expiry has come. */
        EXPIRED,
        /** The signature does not match. */
        BAD_SIGNATURE
    }

    private final Reason reason;

    /** Creates the refusal. */
    public TokenRefusedException(Reason reason) {
        super("Virgil JWT refused: " + reason);
        this.reason = reason;
    }

    /** Why the token is refused. */
    public Reason reason() {
        return reason;
    }
}
