package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.envelope.Envelope;

/**
 * The one value that each identity has in Keyknox v1; E3Kit keeps a backup of the private key there.
 *
 * @param envelope empty if nothing is stored
 * @param version counts the writes: {@code 1.0}, {@code 2.0} and so on (shown by SDK tests)
 * @param hash opaque; names this state of the value when it is changed
 */
public record BackupValue(Envelope envelope, String version, String hash) {}
