package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Kafka is read. */
@ConfigMapping(prefix = "intake")
public interface IntakeSettings {
    /** Kafka consumer group of all replicas; the topics' prefix is put before it. */
    @WithDefault("group-sync")
    String consumerGroup();

    /** Most records taken from Kafka at a time. */
    @WithDefault("8000")
    int batchRecords();

    /** Most bytes fetched from Kafka at a time, as they are on the wire. */
    @WithDefault("8388608")
    int batchBytes();

    /** How many transactions write to the ledger side by side, each of other groups than the others; 1 to 8. */
    @WithDefault("3")
    int lanes();

    /**
     * Most members that events of the transactions side by side may name together; a single larger event is a transaction of its own.
     */
    @WithDefault("20000")
    int batchMembers();

    /** How long to wait for records. */
    @WithDefault("250ms")
    Duration poll();

    /** First pause after a failure; doubles with each further one. Records are kept in Kafka meanwhile. */
    @WithDefault("200ms")
    Duration backOff();

    /** Longest pause between two attempts. */
    @WithDefault("15s")
    Duration backOffCap();

    /** How long one transaction or one write to Kafka may take before it counts as failed. */
    @WithDefault("15s")
    Duration timeout();

    /** A consumer whose last sign of life towards Kafka is older than this is not ready. */
    @WithDefault("20s")
    Duration silence();

    /** How long a stop waits for the batch in hand. */
    @WithDefault("10s")
    Duration stopTimeout();
}
