package io.chate2ee.http.envelope;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** The error envelope for what never reaches, or falls through, the JAX-RS resources. */
@Dependent
public class RoutingAnswers {
    private static final Logger LOG = Logger.getLogger(RoutingAnswers.class);

    /** Behind every route of the framework, before its own pages. */
    private static final int AFTER_ALL_ROUTES = 1_000_000;

    private static final int BEFORE_FRAMEWORK_FAILURE_PAGES = -1_000;

    void onRouter(@Observes Router router) {
        router.route().order(AFTER_ALL_ROUTES).handler(context -> end(context, ErrorCode.NOT_FOUND));
        router.route().order(BEFORE_FRAMEWORK_FAILURE_PAGES).failureHandler(RoutingAnswers::failed);
        router.errorHandler(400, context -> end(context, ErrorCode.BAD_REQUEST));
    }

    /** Answers with the fixed sentence of the code, unless an answer has already begun. */
    public static void end(RoutingContext context, ErrorCode code) {
        end(context, code, FrameworkMessages.of(code.status()));
    }

    /** Answers with a sentence of the caller's, which must hold nothing confidential, unless an answer has already begun. */
    public static void end(RoutingContext context, ErrorCode code, String message) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .end(Buffer.buffer(ErrorAnswers.body(code, message)));
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 500 || status < 0) {
            LOG.error("HTP101 A request failed before it reached a resource", context.failure());
        }
        end(context, ErrorCode.ofStatus(status));
    }
}
