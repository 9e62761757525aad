package io.chate2ee.token.handout;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.caller.CallerHeldBack;
import io.chate2ee.http.caller.CallerRefused;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.envelope.ErrorAnswers;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.request.RequestId;
import io.chate2ee.token.identities.IdentityUnknownException;
import io.chate2ee.token.minting.NoSigningKeyException;
import io.chate2ee.token.minting.ReservedIdentityException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How a caller is told that there is no token, and how the operator can count it. */
@Singleton
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final CurrentCaller current;
    private final AuditTrail audit;

    Refusals(MeterRegistry meters, CurrentCaller current, AuditTrail audit) {
        this.meters = meters;
        this.current = current;
        this.audit = audit;
    }

    void onRefusal(@Observes CallerRefused refused) {
        count(refused.reason().name());
    }

    void onTooManyCalls(@Observes CallerHeldBack heldBack) {
        count("TOO_MANY_REQUESTS");
    }

    /** identity-service is away: never a 401, which would send an honest user to the login. */
    @ServerExceptionMapper
    public Response unknown(IdentityUnknownException away) {
        count("IDENTITY_UNKNOWN");
        return ErrorAnswers.unavailable(ASK_AGAIN).build();
    }

    /** Every key was withdrawn: an emergency that the operator knows of. */
    @ServerExceptionMapper
    public Response keyless(NoSigningKeyException stopped) {
        count("NO_SIGNING_KEY");
        return ErrorAnswers.unavailable(ASK_AGAIN).build();
    }

    /** Somebody tries to become the owner of all groups, or the registry of identities is wrong. */
    @ServerExceptionMapper
    public Response reserved(ReservedIdentityException refused) {
        count("RESERVED_IDENTITY");
        audit.add(AuditEntry.refused(AuditAction.MINT, "reserved_identity")
                .by(AuditActor.user(current.uid()))
                .inRequest(RequestId.current()));
        LOG.error("TOK101 A caller has the identity of the groups' owner, and is refused");
        return ErrorAnswers.response(ErrorCode.RESERVED_IDENTITY, "This user cannot be given a token.")
                .build();
    }

    private void count(String reason) {
        meters.counter("token.refused", "reason", reason.toLowerCase(Locale.ROOT))
                .increment();
    }
}
