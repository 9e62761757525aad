package io.chate2ee.contract.audit;

import java.time.Instant;

/**
 * One line of a service's audit. Record key: none, so lines of one process can lie in any partition; {@code run} and {@code number} put
 * them in order, show one that was sent twice, and one that is missing.
 *
 * @param service whose line it is
 * @param run a name that the process took at its start
 * @param number counts the lines of a run from 1, those included that were dropped
 * @param time when it was done
 * @param entry what was done
 */
public record AuditRecord(String service, String run, long number, Instant time, AuditEntry entry) {
    /** The record's value. */
    public byte[] toJson() {
        return AuditJson.write(this);
    }

    /**
     * Reads a record's value.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static AuditRecord fromJson(byte[] value) {
        return AuditJson.read(value);
    }
}
