package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.exchange.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;

/** Binds every operation to its path, with and without a slash at the end, as clients use both. */
final class CloudRoutes {

    /** Both codes are guesses: no client runs into either. */
    private static final CloudAnswer TOO_LARGE = CloudAnswer.error(413, 10413, "the body is too large", Map.of());

    private static final CloudAnswer BROKEN = CloudAnswer.error(400, 10400, "the request cannot be read", Map.of());

    private final CallHandler calls;
    private final long bodyLimit;

    CloudRoutes(CallHandler calls, long bodyLimit) {
        this.calls = calls;
        this.bodyLimit = bodyLimit;
    }

    void mount(Router router, Map<Operation, Endpoint> endpoints) {
        endpoints.forEach((operation, endpoint) -> mount(router, operation, endpoint));
        router.route()
                .handler(body())
                .handler(context -> calls.handle(context, Operation.UNKNOWN, request -> {
                    request.notes()
                            .put("method", context.request().method().name())
                            .put("path", context.request().path());
                    throw new Refusal(404, 10404, "the stand-in does not know this path");
                }))
                .failureHandler(context -> failed(context, Operation.UNKNOWN));
    }

    private void mount(Router router, Operation operation, Endpoint endpoint) {
        router.route(HttpMethod.valueOf(operation.method()), operation.path())
                .handler(body())
                .handler(context -> calls.handle(context, operation, endpoint))
                .failureHandler(context -> failed(context, operation));
    }

    private BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(bodyLimit);
    }

    private void failed(RoutingContext context, Operation operation) {
        calls.refuse(context, operation, context.statusCode() == 413 ? TOO_LARGE : BROKEN);
    }
}
