package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.record.OpenCall;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * The ways a call can end. Whichever it is, the call is in the record before the client can know: a client that has its
 * answer finds its call there. Methods are called on the event loop.
 */
final class Departure {

    private final CallLog log;
    private final InFlight inFlight;

    Departure(CallLog log, InFlight inFlight) {
        this.log = log;
        this.inFlight = inFlight;
    }

    /** Answers. */
    void answer(RoutingContext context, OpenCall call, CloudAnswer answer) {
        var body = Buffer.buffer(answer.body());
        log.add(call.answered(answer, body.length()));
        head(context, answer).end(body);
        inFlight.leave();
    }

    /** Announces the whole answer, sends half of its body and closes the connection. */
    void cut(RoutingContext context, OpenCall call, CloudAnswer answer) {
        var body = Buffer.buffer(answer.body());
        var half = body.slice(0, body.length() / 2);
        log.add(call.answered(answer, half.length()));
        var connection = context.request().connection();
        head(context, answer)
                .putHeader("Content-Length", String.valueOf(body.length()))
                .write(half)
                .onComplete(sent -> connection.close());
        inFlight.leave();
    }

    /** Closes the connection in good order, without an answer. */
    void close(RoutingContext context, OpenCall call) {
        log.add(call.abandoned());
        context.request().connection().close();
        inFlight.leave();
    }

    /** Resets the connection: without time to linger, closing a socket is told to the other side as a reset. */
    void reset(RoutingContext context, OpenCall call) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        close(context, call);
    }

    private static HttpServerResponse head(RoutingContext context, CloudAnswer answer) {
        var response = context.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.putHeader("Content-Type", "application/json");
    }
}
