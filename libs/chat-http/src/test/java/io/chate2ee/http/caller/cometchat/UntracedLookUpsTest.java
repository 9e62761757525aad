package io.chate2ee.http.caller.cometchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A service with traces switched on. */
class UntracedLookUpsTest {
    private final List<TracingPolicy> policies = new CopyOnWriteArrayList<>();

    @Test
    void noSpanIsMadeOfAQuestionThatHasTheTokenInItsPath() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setTracingOptions(new TracingOptions().setFactory(options -> new VertxTracer<Void, Void>() {
                    @Override
                    public <R> Void sendRequest(
                            Context context,
                            SpanKind kind,
                            TracingPolicy policy,
                            R request,
                            String operation,
                            BiConsumer<String, String> headers,
                            TagExtractor<R> tags) {
                        policies.add(policy);
                        return null;
                    }
                })));
        try (var chat = new CometChatDouble()) {
            ChatDoor.of(chat, vertx, Clock.systemUTC(), Map.of("way", "rest", "api-key", "key"))
                    .ask("alice_1726000000" + "0".repeat(30));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }

        assertThat(policies).containsExactly(TracingPolicy.IGNORE);
    }
}
