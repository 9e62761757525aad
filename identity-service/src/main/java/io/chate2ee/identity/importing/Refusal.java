package io.chate2ee.identity.importing;

/**
 * A row that is right in itself, but does not go with what the registry has.
 *
 * @param line where it stands in the file
 * @param uid the user
 * @param reason why it was left out, for people
 */
public record Refusal(long line, String uid, String reason) {}
