package io.chate2ee.stack.suite;

import java.time.Duration;

/** Hears what the stack is doing; called by several threads. */
public interface Progress {
    /** Something is ready that was not. */
    void ready(String what, Duration took);

    /** Something a person may want to know. */
    void note(String line);

    /** Hears nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void ready(String what, Duration took) {
                // Silence is the purpose.
            }

            @Override
            public void note(String line) {
                // Silence is the purpose.
            }
        };
    }
}
