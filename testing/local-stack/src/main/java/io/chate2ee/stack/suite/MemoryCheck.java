package io.chate2ee.stack.suite;

import io.chate2ee.stack.process.ChildFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Looks at the free memory before anything is started, since a lack of it shows later as all kinds of other trouble. */
final class MemoryCheck {
    /** Measured: PostgreSQL, Kafka, the stand-in and three services together take about 1.1 GB. */
    static final long NEEDED_MB = 1_300;

    private MemoryCheck() {}

    static void enough(Path meminfo) {
        availableMb(meminfo).ifPresent(available -> {
            if (available < NEEDED_MB) {
                throw new ChildFailure(
                        "Memory is short: " + available + " MB are available, " + NEEDED_MB + " MB are needed");
            }
        });
    }

    private static OptionalLong availableMb(Path meminfo) {
        try {
            List<String> lines = Files.readAllLines(meminfo);
            return lines.stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException notLinux) {
            // Without the file there is nothing to check; the services then speak for themselves.
            return OptionalLong.empty();
        }
    }
}
