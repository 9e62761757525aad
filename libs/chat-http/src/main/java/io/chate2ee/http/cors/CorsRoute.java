package io.chate2ee.http.cors;

import io.chate2ee.http.path.OurPaths;
import io.chate2ee.http.request.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/**
 * Puts CORS headers on every answer, errors included: without them a page sees a failed fetch instead of the error's code. Preflights
 * carry no credentials, so they are answered before anybody asks for any.
 */
@Dependent
public class CorsRoute {
    /** Before the body is looked at, so that a body that is too large is refused readably too. */
    private static final int FIRST = 20_000;

    private static final String METHODS = "GET, POST, OPTIONS";
    /** What chat SDKs send (seen in SDK runs). A star would not cover Authorization. */
    private static final String HEADERS =
            "appId, authToken, Authorization, chatApiVersion, Content-Type, resource, sdk";

    private final CorsSettings settings;

    CorsRoute(CorsSettings settings) {
        this.settings = settings;
    }

    void onFilters(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        if (!OurPaths.isOurs(context)) {
            context.next();
            return;
        }
        MultiMap headers = context.response().headers();
        allowOrigin(context.request().getHeader(HttpHeaders.ORIGIN), headers);
        if (isPreflight(context)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                    .set(
                            HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                            Long.toString(settings.maxAge().toSeconds()));
            context.response().setStatusCode(204).end();
            return;
        }
        context.next();
    }

    private void allowOrigin(String origin, MultiMap headers) {
        if (settings.origins().contains("*")) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            if (origin == null || !settings.origins().contains(origin)) {
                return;
            }
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After, " + RequestId.HEADER);
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
