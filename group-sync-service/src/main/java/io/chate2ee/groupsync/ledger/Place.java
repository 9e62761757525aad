package io.chate2ee.groupsync.ledger;

/**
 * Where an event was read. Within one partition the log's own order breaks ties.
 *
 * @param partition of the topic of group events
 * @param offset in that partition
 */
public record Place(int partition, long offset) {}
