package io.chate2ee.standin.http;

import io.chate2ee.standin.faults.FaultJson;
import io.chate2ee.standin.faults.Faults;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * The pages under {@code /control} that are not about calls, none of which the real cloud has: health, the service's public
 * key and the fault rules. Anybody who reaches the port may use them.
 */
final class ControlRoutes {

    private static final long RULE_LIMIT = 64 * 1024L;

    private final Faults faults;
    private final String serviceKey;

    /** Pages for these; the key is base64 of SubjectPublicKeyInfo. */
    ControlRoutes(Faults faults, String serviceKey) {
        this.faults = faults;
        this.serviceKey = serviceKey;
    }

    void mount(Router router) {
        router.get("/control/health").handler(context -> Pages.text(context, Pages.JSON, "{\"status\":\"UP\"}"));
        router.get("/control/service-key").handler(context -> Pages.text(context, "text/plain", serviceKey));
        router.get("/control/faults").handler(this::showFaults);
        router.post("/control/faults")
                .handler(BodyHandler.create(false).setBodyLimit(RULE_LIMIT))
                .handler(this::addFault);
        router.delete("/control/faults").handler(context -> {
            faults.clear();
            Pages.done(context);
        });
    }

    private void showFaults(RoutingContext context) {
        var rules = faults.pending().stream().map(FaultJson::write).toList();
        Pages.text(context, Pages.JSON, new JsonArray(rules).encode());
    }

    private void addFault(RoutingContext context) {
        try {
            faults.add(FaultJson.read(context.body().asJsonObject()));
            Pages.done(context);
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException notARule) {
            // The message says what is wrong with the rule.
            Pages.bad(context, notARule);
        }
    }
}
