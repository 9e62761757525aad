package io.chate2ee.http.limit;

import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RoutingAnswers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/** Refuses announced bodies over 64 KB before a byte of them is read. */
@Dependent
public class BodyLimit {
    private static final int AFTER_CORS = 19_000;
    private static final long LARGEST = 64 * 1024;

    void onFilters(@Observes Filters filters) {
        filters.register(BodyLimit::handle, AFTER_CORS);
    }

    private static void handle(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isTooLarge(length)) {
            // The rest of the request is not worth reading, and could not be told from the next one.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            RoutingAnswers.end(context, ErrorCode.TOO_LARGE);
            return;
        }
        context.next();
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
