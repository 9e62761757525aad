package io.chate2ee.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations for each second of the processor's time that the JVM used, collector and compiler included: unlike
 * operations a second, it says the same on a busy machine as on an idle one.
 */
public final class CpuTime implements InternalProfiler {
    private static final String PER_CPU_SECOND = "per-cpu-second";

    private static final double NANOSECONDS = 1e9;

    private long before;

    /** The figure, averaged over the iterations of a run. */
    static double of(RunResult run) {
        var result = Objects.requireNonNull(run.getSecondaryResults().get(PER_CPU_SECOND), "not profiled");
        return result.getScore();
    }

    @Override
    public String getDescription() {
        return "Operations for each second of processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = processTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (processTime() - before) / NANOSECONDS;
        double rate = result.getMetadata().getAllOps() / seconds;
        return List.of(new ScalarResult(PER_CPU_SECOND, rate, "ops/cpu-s", AggregationPolicy.AVG));
    }

    private static long processTime() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
