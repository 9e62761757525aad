package io.chate2ee.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What came of loading one server for some seconds.
 *
 * @param answers all of them
 * @param failed those with a status above 399, and calls without an answer
 * @param seconds how long it took
 * @param cpuSeconds processor time that the server used, all its threads together
 * @param middle half of the answers came within this many milliseconds
 * @param slow 99 % of the answers came within this many milliseconds
 */
record Result(long answers, long failed, double seconds, double cpuSeconds, double middle, double slow) {
    /** Reads what the script of the load generator prints at its end; microseconds become milliseconds. */
    static Result of(JsonNode said) {
        return new Result(
                said.path("answers").asLong(),
                said.path("failed").asLong(),
                said.path("microseconds").asDouble() / 1e6,
                0,
                said.path("p50").asDouble() / 1e3,
                said.path("p99").asDouble() / 1e3);
    }

    Result with(double serverCpuSeconds) {
        return new Result(answers, failed, seconds, serverCpuSeconds, middle, slow);
    }

    double perSecond() {
        return answers / seconds;
    }

    double perCpuSecond() {
        return answers / cpuSeconds;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f/s, %,.0f per CPU second, p50 %.1f ms, p99 %.1f ms, %d failed",
                perSecond(),
                perCpuSecond(),
                middle,
                slow,
                failed);
    }
}
