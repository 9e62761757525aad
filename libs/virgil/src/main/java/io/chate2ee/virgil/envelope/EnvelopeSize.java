package io.chate2ee.virgil.envelope;

/** Sizes. */
public final class EnvelopeSize {

    private EnvelopeSize() {}

    public static int metaBytes(int ed25519Recipients) {
        throw new UnsupportedOperationException();
    }
}
