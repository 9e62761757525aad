package io.chate2ee.groupsync.backfill;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.kafka.KafkaClients;

/** The topic of snapshots for tests of other rooms. */
public final class TestSnapshots {
    private TestSnapshots() {}

    public static SnapshotTopic topic(KafkaClients clients, TestSettings settings) {
        return new SnapshotTopic(clients, settings.chat());
    }
}
