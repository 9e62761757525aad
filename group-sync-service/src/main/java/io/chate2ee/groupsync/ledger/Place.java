package io.chate2ee.groupsync.ledger;

/**
 * Where an event was read. Within one partition the log's own order breaks ties.
 *
 * @param partition of the topic of group events; -1 for what a snapshot says, which stands outside the log's order
 * @param offset in that partition
 */
public record Place(int partition, long offset) {
    /** A snapshot counts from when its read began, wherever its parts came to lie. */
    static final Place SNAPSHOT = new Place(-1, 0);
}
