package io.chate2ee.http.limit;

import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RoutingAnswers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/**
 * Refuses bodies over 64 KB: an announced one before a byte of it is read, one of unknown length as soon as it has grown
 * too large.
 */
@Dependent
public class BodyLimit {
    private static final int AFTER_CORS = 19_000;
    private static final long LARGEST = 64 * 1024;

    /** Fails the request with 413 when the limit is passed; the failure becomes an envelope like any other. */
    private final BodyHandler counting = BodyHandler.create(false).setBodyLimit(LARGEST);

    void onFilters(@Observes Filters filters) {
        filters.register(this::handle, AFTER_CORS);
    }

    private void handle(RoutingContext context) {
        var headers = context.request().headers();
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isTooLarge(length)) {
            // The rest of the request is not worth reading, and could not be told from the next one.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            RoutingAnswers.end(context, ErrorCode.TOO_LARGE);
        } else if (length == null && !context.request().method().equals(HttpMethod.GET)) {
            context.request().resume();
            counting.handle(context);
        } else {
            context.next();
        }
    }

    private static boolean isTooLarge(String length) {
        try {
            return Long.parseLong(length) > LARGEST;
        } catch (NumberFormatException largerThanAnyNumber) {
            // The HTTP codec lets only digits through, so it can only be too long.
            return true;
        }
    }
}
