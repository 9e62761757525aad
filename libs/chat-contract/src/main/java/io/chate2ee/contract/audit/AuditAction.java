package io.chate2ee.contract.audit;

/** What was done or asked for. */
public enum AuditAction {
    /** A call of a client; audited if it is refused. */
    CALL,
    /** A Virgil JWT was signed. */
    MINT,
    /** Identities were imported. */
    IMPORT,
    /** Identities were exported. */
    EXPORT,
    /** A user was forgotten. */
    FORGET,
    /** An operator asked whose an identity is. */
    REVERSE_LOOKUP
}
