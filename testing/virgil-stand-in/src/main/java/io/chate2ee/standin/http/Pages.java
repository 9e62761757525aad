package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Answers of the control pages. */
final class Pages {

    static final String JSON = "application/json";

    private Pages() {}

    static void text(RoutingContext context, String type, String text) {
        context.response().putHeader("Content-Type", type).end(text);
    }

    static void done(RoutingContext context) {
        context.response().setStatusCode(204).end();
    }

    /** Tells whoever asked what is wrong with it. */
    static void bad(RoutingContext context, RuntimeException reason) {
        var answer = CloudAnswer.error(400, 400, String.valueOf(reason.getMessage()), Map.of());
        context.response().setStatusCode(answer.status());
        text(context, JSON, answer.body());
    }
}
