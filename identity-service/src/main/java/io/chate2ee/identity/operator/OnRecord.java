package io.chate2ee.identity.operator;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.request.RequestId;
import io.chate2ee.identity.importing.ImportRefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Function;

/** Does something and puts on record how it ended, whichever way that was. */
@Singleton
class OnRecord {
    private final AuditTrail trail;

    OnRecord(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Does it.
     *
     * @param about to whom or what
     * @param told what the record says of the result, given that it was done
     */
    <T> T run(Operator who, AuditAction action, String about, Work<T> work, Function<T, AuditEntry> told)
            throws SQLException, IOException {
        try {
            T result = work.run();
            add(who, about, told.apply(result));
            return result;
        } catch (SQLException | IOException | RuntimeException failed) {
            add(who, about, failure(action, failed));
            throw failed;
        }
    }

    private void add(Operator who, String about, AuditEntry entry) {
        trail.add(entry.by(who.actor()).about(about).inRequest(RequestId.current()));
    }

    private static AuditEntry failure(AuditAction action, Exception failed) {
        if (failed instanceof ImportRefusedException refused) {
            return AuditEntry.refused(action, refused.reason());
        }
        return AuditEntry.failed(action, failed instanceof SQLException ? "database" : "broken_off");
    }
}
