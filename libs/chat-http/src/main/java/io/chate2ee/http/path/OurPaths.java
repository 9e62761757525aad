package io.chate2ee.http.path;

import io.vertx.ext.web.RoutingContext;

/** Which paths belong to clients; the others are the operator's (health, metrics, API description). */
public final class OurPaths {
    private static final String OPERATORS = "/q/";

    private OurPaths() {}

    /** Whether the rules for clients hold for a request. */
    public static boolean isOurs(RoutingContext context) {
        return !context.normalizedPath().startsWith(OPERATORS);
    }
}
