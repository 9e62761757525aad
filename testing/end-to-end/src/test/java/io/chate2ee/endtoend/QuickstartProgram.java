package io.chate2ee.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.process.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The quickstart as a process of its own, started as its script does, with everything it starts. */
final class QuickstartProgram implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path directory;
    private final Path output;
    private List<ProcessHandle> family = List.of();

    private QuickstartProgram(Process process, Path directory, Path output) {
        this.process = process;
        this.directory = directory;
        this.output = output;
    }

    static QuickstartProgram start(Path directory, String... options) throws IOException {
        Path built = Checkout.find().root().resolve(Path.of("testing", "local-stack", "target"));
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                built.resolve("local-stack.jar") + ":" + built.resolve("lib") + "/*",
                "io.chate2ee.stack.quickstart.Quickstart",
                "--keep-data",
                directory.resolve("data").toString()));
        command.addAll(List.of(options));
        if (Artifact.Form.asked() == Artifact.Form.NATIVE) {
            command.add("--native");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new QuickstartProgram(process, directory, output);
    }

    /** Waits until everything runs, and remembers the processes that were started for it. */
    void awaitRunning() {
        Awaitility.await("the quickstart is running").atMost(LONGEST).untilAsserted(() -> {
            assertThat(process.isAlive()).as(output()).isTrue();
            assertThat(output()).contains("Everything is running");
        });
        family = Stream.concat(process.toHandle().descendants(), Stream.of(postgres()))
                .toList();
    }

    /** PostgreSQL leaves the family when it starts: its first process is nobody's child. */
    private ProcessHandle postgres() {
        try {
            String pid = Files.readAllLines(
                            directory.resolve("data").resolve("postgres").resolve("postmaster.pid"))
                    .get(0);
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError("PostgreSQL is not running", e);
        }
    }

    /** The processes it started, of which some may have ended. */
    List<ProcessHandle> family() {
        return family;
    }

    /** The one process whose command line names this jar's directory. */
    ProcessHandle service(String module) {
        return family.stream()
                .filter(handle -> handle.info().commandLine().orElse("").contains("/" + module + "/target/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(module + " is not running"));
    }

    Process process() {
        return process;
    }

    /** The exit code once it has ended. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as("ends in time; so far: " + output())
                .isTrue();
        return process.exitValue();
    }

    /** All that it has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError("No output", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
