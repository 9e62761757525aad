package io.chate2ee.http.caller;

/**
 * Fired synchronously as a CDI event for every refused caller. Observers must not block.
 *
 * @param reason why
 */
public record CallerRefused(RefusalReason reason) {}
