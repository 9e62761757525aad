package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;

/**
 * A private key. {@link #close()} overwrites the secret; every later use throws {@link IllegalStateException}.
 * {@code toString} shows the public key identifier only.
 */
public sealed interface PrivateKey extends AutoCloseable permits Ed25519PrivateKey {

    /** The public half; stays usable after {@link #close()}. */
    PublicKey publicKey();

    /** PKCS#8 version 0 in DER, without the public key: the only form Virgil's libraries read (checked against vectors). */
    byte[] exportDer();

    /**
     * The scheme's own signature of {@code message}, without digest or wrapper.
     *
     * @param message what to sign, handed to the signature scheme as it is
     */
    byte[] sign(byte[] message);

    /** Overwrites the secret. Closing twice is harmless. */
    @Override
    void close();

    /**
     * Reads PKCS#8 version 0 in DER.
     *
     * @throws MalformedException if it is anything else, such as a bare seed or a version 1 key that carries its public half
     * @throws UnsupportedKeyTypeException if it is a key of another type
     */
    static PrivateKey fromDer(byte[] pkcs8) {
        return PrivateKeyDer.read(pkcs8);
    }

    /**
     * Reads what the Virgil portal calls APP_KEY: base64 of PKCS#8 version 0, or the same as PEM text. White space around
     * it and line breaks inside PEM are ignored.
     *
     * @throws MalformedException if it is neither, or the key inside is not acceptable to {@link #fromDer}
     * @throws UnsupportedKeyTypeException if it is a key of another type
     */
    static PrivateKey parse(String base64OrPem) {
        return PrivateKeyText.parse(base64OrPem);
    }
}
