package io.chate2ee.benchmarks.load;

/**
 * What the design demands of one contender in parts of another.
 *
 * @param ours who must be so fast
 * @param theirs in parts of whom
 * @param factor at least so many times as fast
 */
record Budget(String ours, String theirs, double factor) {}
