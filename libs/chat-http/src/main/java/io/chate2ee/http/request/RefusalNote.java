package io.chate2ee.http.request;

import io.chate2ee.http.caller.CallerRefused;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Lets the access log say why a caller was refused; the caller itself is never told. */
@Singleton
class RefusalNote {
    private static final String KEY = RefusalNote.class.getName();

    private final CurrentVertxRequest current;

    RefusalNote(CurrentVertxRequest current) {
        this.current = current;
    }

    void onRefusal(@Observes CallerRefused refused) {
        current.getCurrent().put(KEY, " refused=" + refused.reason().name().toLowerCase(Locale.ROOT));
    }

    /** What to add to the line of a request; empty for most. */
    static String of(RoutingContext context) {
        String note = context.get(KEY);
        return note == null ? "" : note;
    }
}
