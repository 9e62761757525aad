package io.chate2ee.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** Says in one line why a child is gone, as far as its log tells. */
final class EndedEarly {
    private static final Pattern PORT_TAKEN =
            Pattern.compile("address already in use|port \\d+ seems to be in use", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMORY_SHORT =
            Pattern.compile("insufficient memory|OutOfMemoryError|cannot allocate memory", Pattern.CASE_INSENSITIVE);
    /** What the kernel's out-of-memory killer leaves: 128 + SIGKILL. */
    private static final int KILLED = 137;

    private EndedEarly() {}

    static String describe(ChildCommand command, int exitCode) {
        return command.name() + " ended " + reason(lastLines(command), exitCode) + "; see " + command.log();
    }

    private static String reason(String log, int exitCode) {
        if (PORT_TAKEN.matcher(log).find()) {
            return "because its port is taken";
        }
        if (MEMORY_SHORT.matcher(log).find()) {
            return "because memory is short";
        }
        if (exitCode == KILLED) {
            return "because it was killed (the system does that when memory is short)";
        }
        return "with exit code " + exitCode;
    }

    private static String lastLines(ChildCommand command) {
        try {
            List<String> lines = Files.readAllLines(command.log(), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 50), lines.size()));
        } catch (IOException e) {
            // The log only sharpens the message, which names the file anyway.
            return "";
        }
    }
}
