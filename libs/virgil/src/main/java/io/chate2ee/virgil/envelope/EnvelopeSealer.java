package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.security.SecureRandom;
import java.util.Collection;

/** Signs and encrypts. */
public final class EnvelopeSealer {

    private final SecureRandom random;

    public EnvelopeSealer(SecureRandom random) {
        this.random = random;
    }

    public Envelope seal(byte[] data, PrivateKey sender, Collection<? extends PublicKey> recipients) {
        throw new UnsupportedOperationException(random.toString());
    }
}
