package io.chate2ee.http.caller;

import io.chate2ee.contract.id.Uid;

/**
 * Fired synchronously as a CDI event for every call of a caller who calls too often. Observers must not block.
 *
 * @param uid who
 */
public record CallerHeldBack(Uid uid) {}
