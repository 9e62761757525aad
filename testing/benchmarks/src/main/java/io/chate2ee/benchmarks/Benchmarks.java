package io.chate2ee.benchmarks;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures everything in one run on one thread and prints the table. The script {@code run} starts it. */
public final class Benchmarks {
    private static final int WARM_UPS = 6;
    private static final int MEASUREMENTS = 4;

    private Benchmarks() {}

    /**
     * Runs.
     *
     * @param arguments the Node script; then, optionally, a regular expression that says which benchmarks to run
     */
    public static void main(String[] arguments) throws Exception {
        var options = new OptionsBuilder()
                .include(arguments.length > 1 ? arguments[1] : "io.chate2ee.benchmarks")
                .mode(Mode.Throughput)
                .forks(1)
                .threads(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(4))
                .measurementIterations(MEASUREMENTS)
                .measurementTime(TimeValue.seconds(2))
                .addProfiler(CpuTime.class)
                .build();
        var report = new Report();
        for (var result : new Runner(options).run()) {
            report.add(title(result), CpuTime.of(result));
        }
        report.add("Tokens.mint virgilNode", NodeMinting.tokensPerCpuSecond(Path.of(arguments[0])));
        System.out.println();
        System.out.println(report.text());
    }

    /** {@code Envelopes.seal 24 ours}: everything but who did it comes first. */
    private static String title(RunResult result) {
        var parameters = result.getParams();
        var name = parameters.getBenchmark().replaceFirst(".*\\.(\\w+)\\.(\\w+)$", "$1.$2");
        var recipients =
                parameters.getParamsKeys().contains("recipients") ? " " + parameters.getParam("recipients") : "";
        return Titles.of(name, recipients);
    }
}
