package io.chate2ee.contract.topic;

import java.util.Map;

/**
 * A topic as it should exist on the broker.
 *
 * @param name the full name, prefix included
 * @param partitions how many partitions a new topic gets
 * @param settings broker-side settings, such as {@code cleanup.policy} and {@code retention.ms} (milliseconds)
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {
    /** Copies the settings. */
    public TopicSpec {
        settings = Map.copyOf(settings);
    }
}
