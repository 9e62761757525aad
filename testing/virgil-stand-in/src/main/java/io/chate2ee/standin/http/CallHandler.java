package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.exchange.Refusal;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.Faults;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.record.OpenCall;
import io.chate2ee.standin.tokens.TokenGate;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What happens to every call: token check, fault rules, the operation itself on a worker thread, the answer, the record.
 * Methods are called on the event loop.
 */
final class CallHandler {

    private static final Logger LOG = Logger.getLogger(CallHandler.class.getName());
    private static final CloudAnswer INTERNAL_ERROR =
            CloudAnswer.error(500, 10000, "the stand-in failed; its log says why", Map.of());

    private final TokenGate gate;
    private final Faults faults;
    private final CallLog log;
    private final InFlight inFlight;
    private final Clock clock;

    CallHandler(TokenGate gate, Faults faults, CallLog log, InFlight inFlight, Clock clock) {
        this.gate = gate;
        this.faults = faults;
        this.log = log;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Answers a call whose body has been read. */
    void handle(RoutingContext context, Operation operation, Endpoint endpoint) {
        if (!inFlight.enter()) {
            context.request().connection().close();
            return;
        }
        var call = open(operation);
        call.requestBytes(Math.max(0, context.body().length()));
        var work = admit(context, call, endpoint);
        var misbehaviour = faults.take(operation, call.caller());
        call.spoiledBy(misbehaviour.labels());
        after(context, misbehaviour.delay(), () -> run(context, call, work, misbehaviour.instead()));
    }

    /** Answers a call whose body could not be read. */
    void refuse(RoutingContext context, Operation operation, CloudAnswer answer) {
        if (inFlight.enter()) {
            finish(context, open(operation), answer);
        }
    }

    private OpenCall open(Operation operation) {
        return new OpenCall(log.nextNumber(), clock.instant(), operation);
    }

    /** What the caller is entitled to: the operation, or the refusal of its token. */
    private Supplier<CloudAnswer> admit(RoutingContext context, OpenCall call, Endpoint endpoint) {
        try {
            var caller = gate.caller(context.request().getHeader("Authorization"));
            call.madeBy(caller);
            var request = new CloudRequest(
                    caller,
                    Objects.requireNonNullElse(context.pathParam("id"), ""),
                    context.request().getHeader("Virgil-Keyknox-Previous-Hash"),
                    Objects.requireNonNullElse(context.body().asString(), ""),
                    call.notes());
            return () -> endpoint.answer(request);
        } catch (Refusal refused) {
            // Told later, unless a fault rule has something else to say: a gateway that is down looks at no token.
            return refused::toAnswer;
        }
    }

    private static void after(RoutingContext context, Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            context.vertx().setTimer(delay.toMillis(), timer -> action.run());
        }
    }

    private void run(RoutingContext context, OpenCall call, Supplier<CloudAnswer> work, Optional<Fault> instead) {
        var fault = instead.orElse(null);
        if (fault instanceof Fault.Answer answer) {
            finish(context, call, answer.toAnswer());
        } else if (fault instanceof Fault.CloseConnection) {
            abandon(context, call);
        } else {
            apply(context, call, work, fault instanceof Fault.DropAnswer);
        }
    }

    private void apply(RoutingContext context, OpenCall call, Supplier<CloudAnswer> work, boolean dropAnswer) {
        context.vertx()
                .executeBlocking(work::get, false)
                .otherwise(CallHandler::failed)
                .onSuccess(answer -> {
                    call.applied(answer.code() == 0);
                    if (dropAnswer) {
                        abandon(context, call);
                    } else {
                        finish(context, call, answer);
                    }
                });
    }

    private static CloudAnswer failed(Throwable cause) {
        if (cause instanceof Refusal refused) {
            return refused.toAnswer();
        }
        // A defect of the stand-in: the caller sees 500, whoever runs it sees the cause.
        LOG.log(Level.SEVERE, "a call failed", cause);
        return INTERNAL_ERROR;
    }

    private void finish(RoutingContext context, OpenCall call, CloudAnswer answer) {
        var body = Buffer.buffer(answer.body());
        var response = context.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        // Recorded before it is sent: a client that has its answer finds the call in the record.
        log.add(call.answered(answer, body.length(), clock.instant()));
        response.putHeader("Content-Type", "application/json").end(body);
        inFlight.leave();
    }

    private void abandon(RoutingContext context, OpenCall call) {
        log.add(call.abandoned(clock.instant()));
        context.request().connection().close();
        inFlight.leave();
    }
}
