package io.chate2ee.groupsync.plan;

/**
 * An epoch whose key is stored.
 *
 * @param number from 0
 * @param pushed whether the cloud is known to hold it
 */
public record EpochState(long number, boolean pushed) {}
