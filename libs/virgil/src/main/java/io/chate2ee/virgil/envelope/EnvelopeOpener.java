package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.util.Set;

/** Decrypts and verifies. */
public final class EnvelopeOpener {

    private EnvelopeOpener() {}

    public static byte[] open(Envelope envelope, PrivateKey recipient, PublicKey sender) {
        throw new UnsupportedOperationException();
    }

    public static Set<KeyId> recipients(byte[] meta) {
        throw new UnsupportedOperationException();
    }
}
