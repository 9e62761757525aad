package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.faults.FaultJson;
import io.chate2ee.standin.faults.Faults;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.record.CallRecord;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;

/**
 * The pages under {@code /control}, which the real cloud does not have: health, the service's public key, the record of calls
 * and the fault rules. Anybody who reaches the port may use them.
 */
final class ControlRoutes {

    private static final long RULE_LIMIT = 64 * 1024L;

    private final CallLog log;
    private final Faults faults;
    private final String serviceKey;

    /** Pages for these; the key is base64 of SubjectPublicKeyInfo. */
    ControlRoutes(CallLog log, Faults faults, String serviceKey) {
        this.log = log;
        this.faults = faults;
        this.serviceKey = serviceKey;
    }

    void mount(Router router) {
        router.get("/control/health").handler(context -> json(context, new JsonObject().put("status", "UP")));
        router.get("/control/service-key")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain")
                        .end(serviceKey));
        router.get("/control/calls").handler(this::calls);
        router.delete("/control/calls").handler(context -> {
            log.clear();
            done(context);
        });
        router.get("/control/faults")
                .handler(context -> json(
                        context,
                        new JsonArray(
                                faults.pending().stream().map(FaultJson::write).toList())));
        router.post("/control/faults")
                .handler(BodyHandler.create(false).setBodyLimit(RULE_LIMIT))
                .handler(this::addFault);
        router.delete("/control/faults").handler(context -> {
            faults.clear();
            done(context);
        });
    }

    private void calls(RoutingContext context) {
        try {
            var calls = log.find(CallQuery.read(context.queryParams()));
            var shown = new JsonArray(calls.stream().map(CallRecord::toJson).toList());
            json(context, new JsonObject().put("forgotten", log.forgotten()).put("calls", shown));
        } catch (IllegalArgumentException wrongQuery) {
            // The message says which parameter is wrong.
            bad(context, wrongQuery);
        }
    }

    private void addFault(RoutingContext context) {
        try {
            faults.add(FaultJson.read(context.body().asJsonObject()));
            done(context);
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException notARule) {
            // The message says what is wrong with the rule.
            bad(context, notARule);
        }
    }

    private static void bad(RoutingContext context, RuntimeException reason) {
        var answer = CloudAnswer.error(400, 400, String.valueOf(reason.getMessage()), Map.of());
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", "application/json")
                .end(answer.body());
    }

    private static void json(RoutingContext context, Object value) {
        context.response().putHeader("Content-Type", "application/json").end(Json.encode(value));
    }

    private static void done(RoutingContext context) {
        context.response().setStatusCode(204).end();
    }
}
