package io.chate2ee.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * A process and all that it started.
 *
 * @param pid of the first
 */
record ProcessTree(long pid) {
    /** Fields of {@code /proc/<pid>/stat} after the name: utime, stime, and both of children that have ended. */
    private static final int FIRST = 11;

    private static final int LAST = 14;
    /** What Linux counts in, on every architecture that this runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** The processor time used so far by all of them. */
    double cpuSeconds() {
        var descendants = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), descendants)
                .mapToDouble(ProcessTree::seconds)
                .sum();
    }

    private static double seconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return LongStream.rangeClosed(FIRST, LAST)
                            .map(field -> Long.parseLong(fields[(int) field]))
                            .sum()
                    / TICKS_PER_SECOND;
        } catch (NoSuchFileException ended) {
            // Between being listed and being asked; its parent has its time by now.
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException("the processor time of " + pid + " is not known", e);
        }
    }
}
