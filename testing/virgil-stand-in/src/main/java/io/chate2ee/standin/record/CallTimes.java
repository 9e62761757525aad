package io.chate2ee.standin.record;

import java.time.Instant;

/**
 * When a call ran. The ticks come from a clock that never steps back: of two calls, one that ended at a lower tick than the
 * other started was over before.
 *
 * @param startedAt when it arrived
 * @param endedAt when its answer was handed to the network, or the connection closed
 * @param startedTick nanoseconds from an arbitrary instant, the same for all calls of a process
 * @param endedTick likewise
 */
public record CallTimes(Instant startedAt, Instant endedAt, long startedTick, long endedTick) {}
