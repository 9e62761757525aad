package io.chate2ee.http.caller;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.ErrorAnswers;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.limit.Buckets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody reach a resource method who has not proved who they are, or who calls too often: only proved uids are counted. Every
 * refusal of a credential has the same answer.
 */
@Singleton
public class CallerFilter {
    private static final String REFUSED = "A valid login is needed.";

    private final Authentication authentication;
    private final CurrentCaller current;
    private final Buckets calls;
    private final Event<CallerRefused> refusals;
    private final Event<CallerHeldBack> heldBack;

    CallerFilter(
            Authentication authentication,
            CurrentCaller current,
            Buckets calls,
            Event<CallerRefused> refusals,
            Event<CallerHeldBack> heldBack) {
        this.authentication = authentication;
        this.current = current;
        this.calls = calls;
        this.refusals = refusals;
        this.heldBack = heldBack;
    }

    /** Runs on the event loop, after routing: an unknown path is a 404 for everybody. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<@Nullable Response> authenticate(ContainerRequestContext request) {
        if (authentication.isOff()) {
            // To ask for a login that nobody can have would tell of something that is not there.
            return Uni.createFrom().failure(new RequestFailure(ErrorCode.NOT_FOUND, "There is nothing at this path."));
        }
        return authentication.authenticate(name -> headers(request, name)).map(this::answer);
    }

    private static List<String> headers(ContainerRequestContext request, String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null ? List.of() : values;
    }

    private @Nullable Response answer(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            current.set(accepted.caller());
            Uid uid = accepted.caller().uid();
            return calls.take(uid).map(rest -> tooOften(uid, rest)).orElse(null);
        }
        if (verdict instanceof Verdict.Unavailable unavailable) {
            return unavailable(unavailable.retryAfter());
        }
        refusals.fire(new CallerRefused(
                verdict instanceof Verdict.Refused refused ? refused.reason() : RefusalReason.MISSING));
        return refused();
    }

    private Response tooOften(Uid uid, Duration rest) {
        heldBack.fire(new CallerHeldBack(uid));
        return ErrorAnswers.tooOften(rest).build();
    }

    private static Response refused() {
        return ErrorAnswers.response(ErrorCode.UNAUTHENTICATED, REFUSED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response unavailable(Duration retryAfter) {
        return ErrorAnswers.unavailable(retryAfter).build();
    }
}
