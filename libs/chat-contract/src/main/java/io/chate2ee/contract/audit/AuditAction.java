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
    REVERSE_LOOKUP,
    /** An operator took a group out of work. */
    PARK,
    /** An operator put a group back to work. */
    UNPARK,
    /** An operator had groups compared with the cloud and repaired. */
    RESYNC,
    /** An operator let all work rest. */
    PAUSE,
    /** An operator let work go on. */
    RESUME,
    /** An operator compared groups with the cloud. */
    COMPARE,
    /** An operator looked at where a group stands. */
    SHOW,
    /** An operator sent rejected records again. */
    REPLAY,
    /** An operator took the key that opens all groups out of the database. */
    EXPORT_OWNER_KEY,
    /** An operator made an empty database anew from topics and cloud. */
    REBUILD,
    /** An operator had the groups of the chat read and written as snapshots. */
    BACKFILL,
    /** An operator ended that. */
    CANCEL_BACKFILL
}
