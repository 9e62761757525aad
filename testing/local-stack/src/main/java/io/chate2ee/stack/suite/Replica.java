package io.chate2ee.stack.suite;

import java.net.URI;

/**
 * One more process of a service.
 *
 * @param process what runs
 * @param address where it listens
 */
public record Replica(RunningChild process, URI address) {
    /** Returns when it is ready. */
    public Replica ready() {
        process.awaitReady();
        return this;
    }
}
