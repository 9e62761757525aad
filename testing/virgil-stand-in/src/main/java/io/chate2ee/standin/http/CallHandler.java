package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.exchange.Refusal;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.Faults;
import io.chate2ee.standin.faults.Misbehaviour;
import io.chate2ee.standin.record.CallClock;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.record.CallSource;
import io.chate2ee.standin.record.OpenCall;
import io.chate2ee.standin.tokens.TokenGate;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to every call: token check, fault rules, the operation itself on a worker thread, the answer, the record.
 * Methods are called on the event loop.
 */
final class CallHandler {

    private static final Logger LOG = Logger.getLogger(CallHandler.class.getName());
    private static final CloudAnswer INTERNAL_ERROR =
            CloudAnswer.error(500, 10000, "the stand-in failed; its log says why", Map.of());
    private static final CloudAnswer HALF_DONE =
            CloudAnswer.error(500, 10000, "a fault rule had this call half done", Map.of());

    private final TokenGate gate;
    private final Faults faults;
    private final CallLog log;
    private final InFlight inFlight;
    private final CallClock clock;
    private final Departure departure;

    CallHandler(TokenGate gate, Faults faults, CallLog log, InFlight inFlight, CallClock clock) {
        this.gate = gate;
        this.faults = faults;
        this.log = log;
        this.inFlight = inFlight;
        this.clock = clock;
        this.departure = new Departure(log, inFlight);
    }

    /** Answers a call whose body has been read. */
    void handle(RoutingContext context, Operation operation, Endpoint endpoint) {
        if (!inFlight.enter()) {
            context.request().connection().close();
            return;
        }
        var call = open(context, operation);
        call.requestBytes(Math.max(0, context.body().length()));
        caller(context).ifPresent(call::madeBy);
        var misbehaviour = faults.take(operation, call.caller());
        call.spoiledBy(misbehaviour.labels());
        after(context, misbehaviour.delay(), () -> run(context, call, endpoint, misbehaviour));
    }

    /** Answers a call whose body could not be read. */
    void refuse(RoutingContext context, Operation operation, CloudAnswer answer) {
        if (inFlight.enter()) {
            departure.answer(context, open(context, operation), answer);
        }
    }

    private OpenCall open(RoutingContext context, Operation operation) {
        var request = context.request();
        var peer = request.remoteAddress();
        var source = new CallSource(
                peer == null ? "" : peer.hostAddress() + ":" + peer.port(), request.getHeader("Virgil-Agent"));
        return new OpenCall(log.nextNumber(), clock, source, operation);
    }

    /** Whom the token speaks for, so that fault rules can tell; empty if it will be refused. */
    private Optional<Caller> caller(RoutingContext context) {
        try {
            return Optional.of(gate.caller(authorization(context), Duration.ZERO));
        } catch (Refusal refused) {
            // Told later, unless a fault rule has something else to say: a gateway that is down looks at no token.
            return Optional.empty();
        }
    }

    private static @Nullable String authorization(RoutingContext context) {
        return context.request().getHeader("Authorization");
    }

    private static void after(RoutingContext context, Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            context.vertx().setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
        }
    }

    private void run(RoutingContext context, OpenCall call, Endpoint endpoint, Misbehaviour misbehaviour) {
        var fault = misbehaviour.instead().orElse(null);
        if (fault instanceof Fault.Answer answer) {
            departure.answer(context, call, answer.toAnswer());
        } else if (fault instanceof Fault.ExpireToken) {
            departure.answer(context, call, gate.expire(authorization(context)).toAnswer());
        } else if (fault instanceof Fault.CloseConnection) {
            departure.close(context, call);
        } else if (fault instanceof Fault.ResetConnection) {
            departure.reset(context, call);
        } else {
            apply(context, call, work(context, call, endpoint, misbehaviour), fault);
        }
    }

    /** What the caller is entitled to: the operation, or the refusal of its token. */
    private Supplier<CloudAnswer> work(
            RoutingContext context, OpenCall call, Endpoint endpoint, Misbehaviour misbehaviour) {
        var half =
                misbehaviour.instead().filter(Fault.HalfApply.class::isInstance).isPresent();
        var previousHash = context.request().getHeader("Virgil-Keyknox-Previous-Hash");
        var body = Objects.requireNonNullElse(context.body().asString(), "");
        var id = Objects.requireNonNullElse(context.pathParam("id"), "");
        var authorization = authorization(context);
        return () -> {
            var known = misbehaviour.skew().isZero() ? call.caller() : null;
            var caller = known == null ? gate.caller(authorization, misbehaviour.skew()) : known;
            call.madeBy(caller);
            return endpoint.answer(new CloudRequest(caller, id, previousHash, body, half, call.notes()));
        };
    }

    private void apply(RoutingContext context, OpenCall call, Supplier<CloudAnswer> work, @Nullable Fault afterwards) {
        context.vertx()
                .executeBlocking(work::get, false)
                .otherwise(CallHandler::failed)
                .onSuccess(answer -> {
                    call.applied(answer.code() == 0);
                    end(context, call, answer, afterwards);
                });
    }

    private void end(RoutingContext context, OpenCall call, CloudAnswer answer, @Nullable Fault fault) {
        if (fault instanceof Fault.DropAnswer) {
            departure.close(context, call);
        } else if (fault instanceof Fault.CutAnswer) {
            departure.cut(context, call, answer);
        } else if (fault instanceof Fault.HalfApply) {
            departure.answer(context, call, HALF_DONE);
        } else if (fault instanceof Fault.WrongAnswer wrong) {
            departure.answer(context, call, new CloudAnswer(wrong.status(), 0, answer.headers(), wrong.body()));
        } else {
            departure.answer(context, call, answer);
        }
    }

    private static CloudAnswer failed(Throwable cause) {
        if (cause instanceof Refusal refused) {
            return refused.toAnswer();
        }
        // A defect of the stand-in: the caller sees 500, whoever runs it sees the cause.
        LOG.log(Level.SEVERE, "a call failed", cause);
        return INTERNAL_ERROR;
    }
}
