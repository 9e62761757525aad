package io.chate2ee.http.request;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id by which one request is found again in the logs of all services: the caller's own if it is harmless, else a new one. */
public final class RequestId {
    /** The header that carries it, in and out. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in the logs. */
    public static final String LOG_KEY = "requestId";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private RequestId() {}

    /** The id of the request that this thread is at work on, if it is at work on one. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(LOG_KEY)).map(Object::toString);
    }

    static String of(RoutingContext context) {
        @Nullable String sent = context.request().getHeader(HEADER);
        return sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
