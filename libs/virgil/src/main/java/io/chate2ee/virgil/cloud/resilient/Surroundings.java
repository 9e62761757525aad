package io.chate2ee.virgil.cloud.resilient;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance.
 *
 * @param timers run things later
 * @param nanoTime monotonic, in nanoseconds; the one that deadlines are made with
 * @param random may be asked by several threads at once
 */
public record Surroundings(Timers timers, LongSupplier nanoTime, RandomGenerator random) {}
