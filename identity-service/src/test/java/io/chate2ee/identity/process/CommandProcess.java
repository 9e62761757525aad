package io.chate2ee.identity.process;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command, typed as an operator types it.
 *
 * @param process the running process
 * @param out its standard output
 * @param err its standard error
 */
record CommandProcess(Process process, Path out, Path err) {
    private static final int LONGEST_MINUTES = 3;

    static CommandProcess start(Map<String, String> environment, String... typed) {
        try {
            Path out = Files.createTempFile(Path.of("target"), "command-", ".out");
            Path err = Files.createTempFile(Path.of("target"), "command-", ".err");
            List<String> line = new ArrayList<>(ServiceProcess.line());
            line.addAll(List.of(typed));
            var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new CommandProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    CommandProcess awaitExit(int exitCode) {
        try {
            assertThat(process.waitFor(LONGEST_MINUTES, MINUTES))
                    .as("ended by itself")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(process.exitValue()).as("%s %s", printed(), errors()).isEqualTo(exitCode);
        return this;
    }

    /** As a crash would end it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    List<String> printed() {
        return lines(out);
    }

    List<String> errors() {
        return lines(err);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
