package io.chate2ee.kafka;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What operators can see of an outlet: how much was written or dropped, and how much waits for Kafka. */
public final class OutletMeters {
    private OutletMeters() {}

    /**
     * Registers {@code <name>} with the tag {@code result}, {@code written} or {@code dropped}, and {@code <name>.waiting}.
     *
     * @param name of the counter, with dots
     */
    public static void register(String name, BoundedOutlet<?> outlet, MeterRegistry meters) {
        count(name, "written", outlet, BoundedOutlet::written, meters);
        count(name, "dropped", outlet, BoundedOutlet::dropped, meters);
        Gauge.builder(name + ".waiting", outlet, BoundedOutlet::waiting).register(meters);
    }

    private static void count(
            String name,
            String result,
            BoundedOutlet<?> outlet,
            ToDoubleFunction<BoundedOutlet<?>> value,
            MeterRegistry meters) {
        FunctionCounter.builder(name, outlet, value).tag("result", result).register(meters);
    }
}
