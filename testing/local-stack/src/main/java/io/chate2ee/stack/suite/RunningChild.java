package io.chate2ee.stack.suite;

import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildFailure;
import io.chate2ee.stack.process.ChildProcess;
import io.chate2ee.stack.process.OrphanWatch;
import io.chate2ee.stack.process.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A service or the stand-in as a process of its own, which tests can kill and bring back. Each start is the same command
 * on the same port.
 */
public final class RunningChild implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final ChildCommand command;
    private final URI health;
    private final OrphanWatch watch;
    private final CompletableFuture<ChildFailure> failure;
    private final ReentrantLock lock = new ReentrantLock();
    private ChildProcess process;
    private boolean closed;

    private RunningChild(ChildCommand command, URI health, OrphanWatch watch, CompletableFuture<ChildFailure> failure) {
        this.command = command;
        this.health = health;
        this.watch = watch;
        this.failure = failure;
        this.process = launch();
    }

    /**
     * Starts the process without waiting for it.
     *
     * @param health answers 200 when it is ready
     * @param failure completed if the process ends unasked
     */
    static RunningChild launch(
            ChildCommand command, URI health, OrphanWatch watch, CompletableFuture<ChildFailure> failure) {
        return new RunningChild(command, health, watch, failure);
    }

    private ChildProcess launch() {
        ChildProcess started = ChildProcess.start(command, watch);
        started.diedUnasked().thenAccept(failure::complete);
        return started;
    }

    /**
     * Returns when the process is ready.
     *
     * @throws ChildFailure if it ends before, or is not ready in two minutes
     */
    public void awaitReady() {
        new Readiness().await(current(), health, LONGEST_START);
    }

    /** Its process id; another one after each start. */
    public long pid() {
        return current().pid();
    }

    /** Where its output goes. */
    public Path log() {
        return command.log();
    }

    /** Ends it as a crash would, without a chance to finish anything. */
    public void kill() {
        current().kill();
    }

    /** Stops it in good order. */
    public void stop() {
        current().stop(GRACE);
    }

    /** Starts it again after {@link #kill} or {@link #stop} and returns when it is ready. */
    public void restart() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(command.name() + " is closed");
            }
            if (process.isAlive()) {
                throw new IllegalStateException(command.name() + " is running");
            }
            process = launch();
        } finally {
            lock.unlock();
        }
        awaitReady();
    }

    /** Stops it for good. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        stop();
    }

    private ChildProcess current() {
        lock.lock();
        try {
            return process;
        } finally {
            lock.unlock();
        }
    }
}
