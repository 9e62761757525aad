package io.chate2ee.http.operator;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.caller.CallerKind;
import io.chate2ee.http.caller.CallersOrder;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.caller.jwt.CallerGroups;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.request.RequestId;
import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Lets operators in over HTTP, and puts on record who is not let in. */
@Singleton
public class OperatorDoor {
    private final CallersOrder order;
    private final CurrentCaller caller;
    private final Event<AuditEntry> audit;

    OperatorDoor(CallersOrder order, CurrentCaller caller, Event<AuditEntry> audit) {
        this.order = order;
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * Refuses a start with roles that nobody could ever show.
     *
     * @param setting what names the roles
     * @throws ConfigurationException one line that names it
     */
    public void demandLogins(Collection<String> roles, String setting) {
        if (!named(roles).isEmpty() && !order.has(CallerKind.JWT)) {
            throw WrongSetting.of(setting, "needs login tokens: chat.callers.order must name jwt");
        }
    }

    /**
     * The caller as an operator.
     *
     * @param roles the claim {@code groups} of a login JWT must name one of these; blank ones are none
     * @param action what is asked for
     * @throws RequestFailure 404 if nobody may do this here, 403 if the caller has none of the roles
     */
    public Operator admit(Collection<String> roles, AuditAction action) {
        List<String> named = named(roles);
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

    private static List<String> named(Collection<String> roles) {
        return roles.stream().filter(role -> !role.isBlank()).toList();
    }
}
