package io.chate2ee.virgil.key;

import io.chate2ee.virgil.bytes.Secrets;

/**
 * A fresh secret on its way to one recipient. Closing overwrites the secret. Prints lengths only.
 *
 * @param encapsulated what travels
 * @param secret what both sides then share
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one key is wrapped; never compared.
public record Encapsulation(byte[] encapsulated, byte[] secret) implements AutoCloseable {

    @Override
    public void close() {
        Secrets.wipe(secret);
    }

    @Override
    public String toString() {
        return "Encapsulation[" + encapsulated.length + " bytes, secret redacted]";
    }
}
