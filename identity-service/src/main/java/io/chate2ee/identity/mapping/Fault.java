package io.chate2ee.identity.mapping;

/**
 * A line that cannot be used.
 *
 * @param line where it stands in its file, from 1
 * @param reason why, for people
 */
public record Fault(long line, String reason) implements Entry {}
