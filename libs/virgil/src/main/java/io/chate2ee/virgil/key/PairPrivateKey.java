package io.chate2ee.virgil.key;

import io.chate2ee.virgil.bytes.Secrets;

/** A private key of two halves; closing it closes both. */
abstract class PairPrivateKey<A extends PrivateKey, B extends PrivateKey, P extends PublicKey>
        extends EncodedPrivateKey<P> {

    private final A first;
    private final B second;

    PairPrivateKey(A first, B second, P publicKey) {
        super(publicKey);
        this.first = first;
        this.second = second;
    }

    A first() {
        return first;
    }

    B second() {
        return second;
    }

    @Override
    final byte[] copyRaw() {
        var one = rawOf(first);
        var other = rawOf(second);
        try {
            return PairDer.write(one, other);
        } finally {
            Secrets.wipe(one, other);
        }
    }

    @Override
    public final void close() {
        first.close();
        second.close();
    }

    /** Every private key is an {@link EncodedPrivateKey}. */
    private static byte[] rawOf(PrivateKey half) {
        return ((EncodedPrivateKey<?>) half).copyRaw();
    }
}
