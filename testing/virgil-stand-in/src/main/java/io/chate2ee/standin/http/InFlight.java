package io.chate2ee.standin.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts running calls, so that a stop can let them end. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean closed;

    /** A call arrives; {@code false} if none may any more. */
    boolean enter() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            running++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A call has ended. */
    void leave() {
        lock.lock();
        try {
            running--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no call in any more and waits for the running ones, but not longer than this. */
    void drain(Duration atMost) {
        lock.lock();
        try {
            closed = true;
            var left = atMost.toNanos();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException impatient) {
            // Whoever stops us does not want to wait.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
