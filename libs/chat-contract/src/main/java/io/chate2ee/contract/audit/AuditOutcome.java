package io.chate2ee.contract.audit;

/** How it ended. */
public enum AuditOutcome {
    /** It was done. */
    DONE,
    /** It was not allowed. */
    REFUSED,
    /** It was tried and could not be done. */
    FAILED
}
