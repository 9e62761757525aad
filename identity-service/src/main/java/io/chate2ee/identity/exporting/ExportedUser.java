package io.chate2ee.identity.exporting;

/**
 * A row as it is written. None of its texts holds anything that CSV or JSON would have to have escaped.
 *
 * @param uid the user
 * @param identity the user's identity
 * @param source how it came about: {@code derived}, {@code login} or {@code imported}
 * @param version how often it has changed, from 1
 * @param firstSeen RFC 3339, in UTC
 * @param lastSeen RFC 3339, in UTC
 */
record ExportedUser(String uid, String identity, String source, long version, String firstSeen, String lastSeen) {}
