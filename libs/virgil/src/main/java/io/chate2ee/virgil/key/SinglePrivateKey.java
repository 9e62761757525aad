package io.chate2ee.virgil.key;

import io.chate2ee.virgil.bytes.Secret;
import java.util.function.Function;

/** A private key of one scheme: one run of secret bytes. */
abstract class SinglePrivateKey<P extends PublicKey> extends EncodedPrivateKey<P> {

    private final Secret secret;

    /** Takes {@code raw} as its own. */
    SinglePrivateKey(byte[] raw, P publicKey) {
        super(publicKey);
        this.secret = Secret.taking(raw);
    }

    /**
     * What {@code user} makes of the secret. If the key was closed meanwhile, {@code user} may have seen half of it
     * overwritten, and what it made could tell about the rest: then there is no result.
     */
    final <R> R use(Function<byte[], R> user) {
        var result = secret.use(user);
        if (secret.isClosed()) {
            throw new IllegalStateException("private key was closed while in use");
        }
        return result;
    }

    @Override
    byte[] copyRaw() {
        return use(byte[]::clone);
    }

    @Override
    public final void close() {
        secret.close();
    }
}
