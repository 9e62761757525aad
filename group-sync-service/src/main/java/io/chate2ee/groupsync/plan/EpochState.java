package io.chate2ee.groupsync.plan;

/**
 * An epoch whose key is stored.
 *
 * @param number from 0
 * @param pushed whether the cloud is known to hold it
 * @param unsettled whether a push of it may still be on its way: its answer is not known, and the hash it names is still the value's
 */
public record EpochState(long number, boolean pushed, boolean unsettled) {}
