package io.chate2ee.http.ready;

import io.chate2ee.http.start.Launch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shows each check of readiness as {@code chat_ready}, 1 or 0, by the check's name. Looked at now and then, as the platform does,
 * and not when somebody asks for metrics: checks may ask others.
 */
@Singleton
public class ReadyGauge {
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** Longer than any check; one that hangs must not leave behind what was true before. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final SmallRyeHealthReporter checks;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Launch launch;
    private final Map<String, AtomicInteger> states = new ConcurrentHashMap<>();

    @Inject
    ReadyGauge(SmallRyeHealthReporter checks, MeterRegistry meters, Vertx vertx, Launch launch) {
        this.checks = checks;
        this.meters = meters;
        this.vertx = vertx;
        this.launch = launch;
    }

    void onStart(@Observes StartupEvent starting) {
        if (launch.serves()) {
            vertx.setPeriodic(1, EVERY.toMillis(), timer -> look());
        }
    }

    void look() {
        Uni.createFrom()
                .deferred(checks::getReadinessAsync)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                // Which check hangs is not known: none is believed.
                .with(this::show, hanging -> states.values().forEach(state -> state.set(0)));
    }

    private void show(SmallRyeHealth health) {
        for (JsonValue check : health.getPayload().getJsonArray("checks")) {
            JsonObject said = check.asJsonObject();
            state(said.getString("name")).set(said.getString("status").equals("UP") ? 1 : 0);
        }
    }

    private AtomicInteger state(String check) {
        return states.computeIfAbsent(check, name -> {
            AtomicInteger state = new AtomicInteger();
            Gauge.builder("chat.ready", state, AtomicInteger::get)
                    .description("1 while a check of readiness is content")
                    .tag("check", name)
                    .register(meters);
            return state;
        });
    }
}
