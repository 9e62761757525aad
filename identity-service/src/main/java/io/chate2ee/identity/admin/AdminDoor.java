package io.chate2ee.identity.admin;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.caller.jwt.CallerGroups;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.request.RequestId;
import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.operator.Operator;
import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets operators in, and puts on record who is not let in. */
@Singleton
class AdminDoor {
    private final IdentitySettings settings;
    private final RegistryGate gate;
    private final CurrentCaller caller;
    private final AuditTrail audit;

    AdminDoor(IdentitySettings settings, RegistryGate gate, CurrentCaller caller, AuditTrail audit) {
        this.settings = settings;
        this.gate = gate;
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * The caller as an operator.
     *
     * @throws RequestFailure if there are no such endpoints here, the caller has not the role, or the registry is not open yet
     */
    Operator admit(AuditAction action) {
        Optional<String> role = settings.admin().role().filter(name -> !name.isBlank());
        if (role.isEmpty()) {
            throw new RequestFailure(ErrorCode.NOT_FOUND, "There is nothing at this path.");
        }
        if (!CallerGroups.of(caller.credentials()).contains(role.get())) {
            audit.add(AuditEntry.refused(action, "no_operator")
                    .by(AuditActor.user(caller.uid()))
                    .inRequest(RequestId.current()));
            throw new RequestFailure(ErrorCode.FORBIDDEN, "Only operators may do this.");
        }
        if (!gate.isOpen()) {
            throw RequestFailure.unavailable(settings.retryAfter());
        }
        return new Operator(caller.uid().value());
    }
}
