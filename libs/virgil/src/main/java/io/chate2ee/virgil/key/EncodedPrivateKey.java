package io.chate2ee.virgil.key;

import io.chate2ee.virgil.bytes.Secrets;

/** What all private keys have in common. */
abstract class EncodedPrivateKey<P extends PublicKey> {

    private final P publicKey;

    EncodedPrivateKey(P publicKey) {
        this.publicKey = publicKey;
    }

    public P publicKey() {
        return publicKey;
    }

    public byte[] exportDer() {
        var raw = copyRaw();
        try {
            return PrivateKeyDer.write(publicKey.type(), raw);
        } finally {
            Secrets.wipe(raw);
        }
    }

    public abstract void close();

    /** A copy of the key without its algorithm, as combined keys hold their halves; the caller wipes it. */
    abstract byte[] copyRaw();

    @Override
    public final String toString() {
        return "PrivateKey[" + publicKey.type() + ", " + publicKey.id() + ", secret redacted]";
    }
}
