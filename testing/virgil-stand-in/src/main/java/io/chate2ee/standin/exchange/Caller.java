package io.chate2ee.standin.exchange;

/**
 * Whom a valid token speaks for.
 *
 * @param app the application's id
 * @param identity the identity inside that application
 */
public record Caller(String app, String identity) {}
