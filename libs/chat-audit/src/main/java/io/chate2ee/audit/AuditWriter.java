package io.chate2ee.audit;

import io.chate2ee.contract.audit.AuditRecord;

/** Where lines go. Any thread; never blocks, never fails. */
interface AuditWriter {
    void write(AuditRecord line);

    /** Whether so many wait that there should be room left for what matters most. */
    boolean isHalfFull();
}
