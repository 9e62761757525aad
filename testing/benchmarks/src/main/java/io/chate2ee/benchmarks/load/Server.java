package io.chate2ee.benchmarks.load;

import io.chate2ee.stack.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that answers calls.
 *
 * @param process what runs
 * @param address where it listens, without a path
 */
public record Server(ChildProcess process, URI address) {
    /** Fields of {@code /proc/<pid>/stat} after the name, which is in brackets and may hold spaces: utime and stime. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    /** What Linux counts in, on every architecture that this runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** The processor time used so far by all its threads. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
    }
}
