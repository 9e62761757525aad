package io.chate2ee.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child. It lives in a session of its own, because Ctrl-C goes to everything in the terminal's session at once
 * and would stop all children in no order.
 */
public final class ChildProcess {
    private final ChildCommand command;
    private final Process process;
    private final OrphanWatch watch;
    private volatile boolean wanted = true;

    private ChildProcess(ChildCommand command, Process process, OrphanWatch watch) {
        this.command = command;
        this.process = process;
        this.watch = watch;
    }

    /**
     * Starts a child.
     *
     * @param watch ends the child if this JVM is killed
     * @throws ChildFailure if the program cannot be started
     */
    public static ChildProcess start(ChildCommand command, OrphanWatch watch) {
        try {
            ProcessBuilder builder = new ProcessBuilder(apart(command.command()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            watch.add(process.pid());
            return new ChildProcess(command, process, watch);
        } catch (IOException e) {
            throw new ChildFailure(command.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> apart(List<String> command) {
        List<String> apart = new ArrayList<>(command);
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            apart.add(0, "/usr/bin/setsid");
        }
        return apart;
    }

    /** The name for people. */
    public String name() {
        return command.name();
    }

    /** Where its output goes. */
    public Path log() {
        return command.log();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with a failure when the child ends although nobody stopped it; never otherwise. */
    public CompletableFuture<ChildFailure> diedUnasked() {
        CompletableFuture<ChildFailure> died = new CompletableFuture<>();
        process.onExit().thenAccept(ended -> {
            watch.remove(ended.pid());
            if (wanted) {
                died.complete(new ChildFailure(EndedEarly.describe(command, ended.exitValue())));
            }
        });
        return died;
    }

    /** Asks the child to end (SIGTERM), and ends it hard if it has not after this time. Returns when it is gone. */
    public void stop(Duration grace) {
        wanted = false;
        process.destroy();
        awaitEnd(grace);
    }

    /** Ends the child at once and without warning (SIGKILL), as a crash would. Returns when it is gone. */
    public void kill() {
        wanted = false;
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    private void awaitEnd(Duration grace) {
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            watch.remove(process.pid());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
