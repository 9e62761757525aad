package io.chate2ee.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/**
 * One who takes part.
 *
 * @param name in the table
 * @param server whose processor time counts
 * @param calls what it is asked
 */
record Contender(String name, Server server, Wrk calls) {
    Result load(Duration time) throws IOException, InterruptedException {
        double before = server.cpuSeconds();
        var answers = calls.run(time);
        return answers.with(server.cpuSeconds() - before);
    }
}
