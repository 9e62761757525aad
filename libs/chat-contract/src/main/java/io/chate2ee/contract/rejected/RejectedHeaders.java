package io.chate2ee.contract.rejected;

/**
 * Names of the headers on {@code chat.group-events.rejected}. The record's value is the original value, byte for byte;
 * its key is the original key; the original headers are kept beside these.
 */
public final class RejectedHeaders {
    /** Why: a name of {@link io.chate2ee.contract.event.RejectedEventException.Reason}. */
    public static final String REASON = "e2ee_rejected_reason";
    /** A sentence for people. */
    public static final String MESSAGE = "e2ee_rejected_message";
    /** Topic that the record came from. */
    public static final String TOPIC = "e2ee_rejected_topic";
    /** Partition that the record came from, decimal. */
    public static final String PARTITION = "e2ee_rejected_partition";
    /** Offset that the record came from, decimal. */
    public static final String OFFSET = "e2ee_rejected_offset";
    /** Timestamp of the original record, milliseconds since 1970, decimal. */
    public static final String TIMESTAMP = "e2ee_rejected_timestamp";

    private RejectedHeaders() {}
}
