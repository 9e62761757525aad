package io.chate2ee.identity.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.OperatorDoor;
import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Singleton;

/** Lets operators in once the registry is open. */
@Singleton
class AdminDoor {
    private final IdentitySettings settings;
    private final RegistryGate gate;
    private final OperatorDoor door;

    AdminDoor(IdentitySettings settings, RegistryGate gate, OperatorDoor door) {
        this.settings = settings;
        this.gate = gate;
        this.door = door;
    }

    /**
     * The caller as an operator.
     *
     * @throws RequestFailure if there are no such endpoints here, the caller has not the role, or the registry is not open yet
     */
    Operator admit(AuditAction action) {
        Operator who = door.admit(settings.admin().role().stream().toList(), action);
        if (!gate.isOpen()) {
            throw RequestFailure.unavailable(settings.retryAfter());
        }
        return who;
    }
}
