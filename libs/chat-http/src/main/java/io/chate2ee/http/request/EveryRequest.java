package io.chate2ee.http.request;

import io.chate2ee.http.path.OurPaths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Gives each request an id, each answer its protective headers, and writes the access log. */
@Dependent
public class EveryRequest {
    private static final Logger LOG = Logger.getLogger("io.chate2ee.access");
    private static final int BEFORE_CORS = 21_000;
    private static final int LONGEST_PATH = 200;

    private final AccessLogSettings settings;
    private final Clock clock;

    EveryRequest(AccessLogSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void onFilters(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_CORS);
    }

    private void handle(RoutingContext context) {
        if (!OurPaths.isOurs(context)) {
            context.next();
            return;
        }
        String id = RequestId.of(context);
        MDC.put(RequestId.LOG_KEY, id);
        protect(context.response().headers().set(RequestId.HEADER, id));
        if (settings.lines() != AccessLogSettings.Lines.NONE) {
            long began = clock.millis();
            context.addEndHandler(end -> ended(context, id, clock.millis() - began));
        }
        context.next();
    }

    /** Answers are personal, JSON and nothing a browser should ever show, run, frame or keep. */
    private static void protect(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff")
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .set("Referrer-Policy", "no-referrer");
    }

    /** No query, header or body: any of them can hold a credential. */
    private void ended(RoutingContext context, String id, long millis) {
        int status = context.response().getStatusCode();
        if (status >= 400 || settings.lines() == AccessLogSettings.Lines.ALL) {
            LOG.infof(
                    "%s %s %d %d bytes %d ms id=%s%s",
                    context.request().method(),
                    shortened(context.normalizedPath()),
                    status,
                    context.response().bytesWritten(),
                    millis,
                    id,
                    RefusalNote.of(context));
        }
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...";
    }
}
