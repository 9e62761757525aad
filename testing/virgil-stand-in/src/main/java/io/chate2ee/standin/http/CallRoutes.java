package io.chate2ee.standin.http;

import io.chate2ee.standin.record.CallFilter;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.record.CallRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The record of calls as pages: as one JSON object, as lines of JSON to export, and counted. All take the same filters. */
final class CallRoutes {

    private static final String PATH = "/control/calls";

    private final CallLog log;

    CallRoutes(CallLog log) {
        this.log = log;
    }

    void mount(Router router) {
        router.get(PATH).handler(context -> show(context, Pages.JSON, this::asObject));
        router.get(PATH + ".ndjson").handler(context -> show(context, "application/x-ndjson", this::asLines));
        router.get(PATH + "/count").handler(context -> show(context, Pages.JSON, this::asCount));
        router.delete(PATH).handler(context -> {
            log.clear();
            Pages.done(context);
        });
    }

    private String asObject(CallFilter filter) {
        var calls = log.find(filter).stream().map(CallRecord::toJson).toList();
        return new JsonObject()
                .put("forgotten", log.forgotten())
                .put("calls", new JsonArray(calls))
                .encode();
    }

    private String asLines(CallFilter filter) {
        return log.find(filter).stream()
                .map(call -> call.toJson().encode() + "\n")
                .collect(Collectors.joining());
    }

    private String asCount(CallFilter filter) {
        return new JsonObject()
                .put("forgotten", log.forgotten())
                .put("count", log.find(filter).size())
                .encode();
    }

    private static void show(RoutingContext context, String type, Function<CallFilter, String> page) {
        try {
            Pages.text(context, type, page.apply(CallQuery.read(context.queryParams())));
        } catch (IllegalArgumentException wrongQuery) {
            // The message says which parameter is wrong.
            Pages.bad(context, wrongQuery);
        }
    }
}
