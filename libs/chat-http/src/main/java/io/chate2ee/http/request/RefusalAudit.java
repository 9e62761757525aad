package io.chate2ee.http.request;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.caller.CallerHeldBack;
import io.chate2ee.http.caller.CallerRefused;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Puts every refused call on record, for whoever in the service keeps it. */
@Singleton
class RefusalAudit {
    private final Event<AuditEntry> audit;

    RefusalAudit(Event<AuditEntry> audit) {
        this.audit = audit;
    }

    /** Whoever it was has proved nothing, so nobody is named. */
    void onRefusal(@Observes CallerRefused refused) {
        audit.fire(AuditEntry.refused(AuditAction.CALL, refused.reason().name().toLowerCase(Locale.ROOT))
                .inRequest(RequestId.current()));
    }

    void onTooManyCalls(@Observes CallerHeldBack heldBack) {
        audit.fire(AuditEntry.refused(AuditAction.CALL, "too_many_requests")
                .by(AuditActor.user(heldBack.uid()))
                .inRequest(RequestId.current()));
    }
}
