package io.chate2ee.groupsync.histories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How many random lives there are to be, for how long at most, and of which seed: as {@code -Dlives.count}, {@code -Dlives.minutes} and
 * {@code -Dlives.seed} say. Most are short, as faults show best in short ones; with {@code -Dlives.long=true} all lengths are as likely, and
 * more meets. Prints how many were lived. The seed alone does not tell the lives, the count belongs to it.
 */
final class Lives implements AroundPropertyHook {
    static final boolean LONG = Boolean.getBoolean("lives.long");

    private static final int IN_EVERY_BUILD = 300;
    private static final long MINUTES =
            Long.getLong("lives.minutes", Duration.ofDays(365).toMinutes());
    private static final long BEGAN = System.nanoTime();
    private static final AtomicInteger LIVED = new AtomicInteger();

    /** Whether there is time for one more, which is counted then. */
    static boolean isTimeForOneMore() {
        boolean time = System.nanoTime() - BEGAN < Duration.ofMinutes(MINUTES).toNanos();
        return time && LIVED.incrementAndGet() > 0;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        int count = Integer.getInteger("lives.count", IN_EVERY_BUILD);
        context.attributes().setTries(count);
        if (LONG) {
            context.attributes().setEdgeCases(EdgeCasesMode.NONE);
        }
        String wanted = System.getProperty("lives.seed", "");
        if (!wanted.isEmpty()) {
            context.attributes().setSeed(wanted);
        }
        PropertyExecutionResult result = property.execute();
        boolean well = result.status() == PropertyExecutionResult.Status.SUCCESSFUL;
        // What is tried to make a life shorter is no life; what was not tried because time was up is none either.
        int lived = Math.min(LIVED.get(), result.countTries());
        record("%d lives, %s; the same again: -Dlives.seed=%s -Dlives.count=%d"
                .formatted(lived, well ? "all well" : "FAILED", result.seed().orElse("?"), count));
        return result;
    }

    /** Printed, and added to the file that {@code -Dlives.record} names, so that lives of many runs can be counted together. */
    private static void record(String line) throws IOException {
        System.out.println(line);
        String file = System.getProperty("lives.record", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
