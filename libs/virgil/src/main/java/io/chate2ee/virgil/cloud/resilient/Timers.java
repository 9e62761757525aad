package io.chate2ee.virgil.cloud.resilient;

import java.time.Duration;

/** Whatever runs something later. */
@FunctionalInterface
public interface Timers {

    /** Runs the task once, after the delay or a little later, on any thread. Must not block, nor run it before it returns. */
    Timer after(Duration delay, Runnable task);

    /** Something that will run. */
    @FunctionalInterface
    interface Timer {

        /** Keeps it from running, if it has not yet. */
        void cancel();
    }
}
