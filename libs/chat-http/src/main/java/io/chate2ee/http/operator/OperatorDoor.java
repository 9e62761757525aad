package io.chate2ee.http.operator;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.caller.jwt.CallerGroups;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.request.RequestId;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Lets operators in over HTTP, and puts on record who is not let in. */
@Singleton
public class OperatorDoor {
    private final CurrentCaller caller;
    private final Event<AuditEntry> audit;

    OperatorDoor(CurrentCaller caller, Event<AuditEntry> audit) {
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * The caller as an operator.
     *
     * @param roles the claim {@code groups} of a login JWT must name one of these; blank ones are none
     * @param action what is asked for
     * @throws RequestFailure 404 if nobody may do this here, 403 if the caller has none of the roles
     */
    public Operator admit(Collection<String> roles, AuditAction action) {
        List<String> named = roles.stream().filter(role -> !role.isBlank()).toList();
        if (named.isEmpty()) {
            throw new RequestFailure(ErrorCode.NOT_FOUND, "There is nothing at this path.");
        }
        Set<String> groups = CallerGroups.of(caller.credentials());
        if (named.stream().noneMatch(groups::contains)) {
            audit.fire(AuditEntry.refused(action, "no_operator")
                    .by(AuditActor.user(caller.uid()))
                    .inRequest(RequestId.current()));
            throw new RequestFailure(ErrorCode.FORBIDDEN, "Only operators may do this.");
        }
        return new Operator(caller.uid().value());
    }
}
