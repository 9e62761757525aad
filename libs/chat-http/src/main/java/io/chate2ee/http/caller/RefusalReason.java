package io.chate2ee.http.caller;

/** Why a caller was refused. For logs and counters only: the answer to the caller is the same for all. */
public enum RefusalReason {
    /** No credential, or the literal text {@code undefined} or {@code null} that SDKs send for an unset one. */
    MISSING,
    /** Not a token at all, or one with a part that breaks its format. */
    MALFORMED,
    /** Signed with an algorithm that is not allowed by name, {@code none} included. */
    WRONG_ALGORITHM,
    /** Names a key that the issuer does not publish. */
    UNKNOWN_KEY,
    /** The signature does not fit the key. */
    BAD_SIGNATURE,
    /** Issued by somebody else. */
    WRONG_ISSUER,
    /** Issued for somebody else. */
    WRONG_AUDIENCE,
    /** No longer valid. */
    EXPIRED,
    /** Not valid yet. */
    NOT_YET_VALID,
    /** Lives longer than is allowed here. */
    TOO_LONG_LIVED,
    /** Issued for another purpose, such as an ID or refresh token. */
    WRONG_TYPE,
    /** For, or from, another app than the configured one. */
    WRONG_APP,
    /** The chat knows no such token: made up, expired or revoked; or its user is deactivated. */
    UNKNOWN_TOKEN,
    /** Verified, but names no user id of the agreed form. */
    NOT_A_UID
}
