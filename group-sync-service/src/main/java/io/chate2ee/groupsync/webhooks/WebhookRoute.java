package io.chate2ee.groupsync.webhooks;

import io.chate2ee.contract.event.WebhookDelivery;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.groupsync.webhooks.WebhookMetrics.Outcome;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RoutingAnswers;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/webhooks/cometchat}: 200 once Kafka has it, else an error, so that the vendor delivers again. */
final class WebhookRoute {
    private static final String PATH = "/v1/webhooks/cometchat";
    private static final long LARGEST = 64 * 1024;
    private static final String AGAIN_SECONDS = "10";

    private final WebhookRules rules;
    private final WebhookOutlet outlet;
    private final WebhookMetrics metrics;
    private final IdCase idCase;
    private final Clock clock;
    private final long timeoutMillis;

    WebhookRoute(
            WebhookRules rules,
            WebhookOutlet outlet,
            WebhookMetrics metrics,
            IdCase idCase,
            Clock clock,
            long timeoutMillis) {
        this.rules = rules;
        this.outlet = outlet;
        this.metrics = metrics;
        this.idCase = idCase;
        this.clock = clock;
        this.timeoutMillis = timeoutMillis;
    }

    /** A stranger's body is not read. */
    void on(Router router) {
        router.post(PATH).handler(this::checkSender);
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(this::take);
        router.route(PATH).handler(context -> RoutingAnswers.end(context, ErrorCode.METHOD_NOT_ALLOWED));
    }

    private void checkSender(RoutingContext context) {
        if (rules.trust(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
            return;
        }
        metrics.answered(Outcome.REFUSED);
        context.response().putHeader("WWW-Authenticate", "Basic realm=\"webhooks\"");
        RoutingAnswers.end(context, ErrorCode.UNAUTHENTICATED);
    }

    private void take(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        byte[] body = buffer == null ? new byte[0] : buffer.getBytes();
        try {
            take(context, WebhookDelivery.read(body, clock.instant(), idCase), body);
        } catch (InvalidJsonException unreadable) {
            metrics.answered(Outcome.UNREADABLE);
            RoutingAnswers.end(context, ErrorCode.BAD_REQUEST, String.valueOf(unreadable.getMessage()));
        }
    }

    private void take(RoutingContext context, WebhookDelivery delivery, byte[] body) {
        var complaint = rules.complaint(delivery);
        if (complaint.isPresent()) {
            metrics.answered(Outcome.FOREIGN);
            RoutingAnswers.end(context, ErrorCode.FORBIDDEN, complaint.get());
        } else if (delivery.isAboutAGroup()) {
            Timer.Sample sample = metrics.toKafka();
            CompletableFuture<Void> confirmed = outlet.write(delivery, body);
            confirmed.orTimeout(timeoutMillis, TimeUnit.MILLISECONDS);
            confirmed.whenComplete((done, failure) -> context.vertx()
                    .runOnContext(back -> confirmed(context, delivery.event().id(), failure, sample)));
        } else {
            metrics.answered(Outcome.IGNORED);
            thank(context, null);
        }
    }

    private void confirmed(RoutingContext context, String id, @Nullable Throwable failure, Timer.Sample sample) {
        if (failure == null) {
            metrics.answered(Outcome.TAKEN, sample);
            thank(context, id);
        } else {
            metrics.answered(Outcome.UNAVAILABLE, sample);
            context.response().putHeader("Retry-After", AGAIN_SECONDS);
            RoutingAnswers.end(context, ErrorCode.UNAVAILABLE, "Kafka did not take the delivery in time");
        }
    }

    private static void thank(RoutingContext context, @Nullable String id) {
        var answer = Json.object();
        answer.putObject("data").put("event", id);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .end(Buffer.buffer(Json.write(answer)));
    }
}
