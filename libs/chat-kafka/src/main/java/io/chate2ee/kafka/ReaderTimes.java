package io.chate2ee.kafka;

import java.time.Duration;

/**
 * How long things take when a topic is read.
 *
 * @param backOff pauses after failures
 * @param poll longest wait for records
 * @param timeout longest wait for Kafka to confirm or tell something
 * @param silence a reader whose last sign of life from Kafka is older has something to complain about
 */
public record ReaderTimes(BackOff backOff, Duration poll, Duration timeout, Duration silence) {}
