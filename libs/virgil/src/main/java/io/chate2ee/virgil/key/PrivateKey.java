package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;

/**
 * A private key. What it can do is its type: {@link SigningKey}, {@link DecryptionKey}, both, or, as half of a hybrid key,
 * {@link KemPrivateKey}. Safe for use by several threads. {@link #close()} overwrites the secret; every later use, and one
 * that was still going on, throws {@link IllegalStateException}. {@code toString} shows the public key identifier only.
 */
public sealed interface PrivateKey extends AutoCloseable permits SigningKey, DecryptionKey, KemPrivateKey {

    /** The public half; stays usable after {@link #close()}. */
    PublicKey publicKey();

    /**
     * The key in the only form Virgil's libraries write: SEC1 in DER for P-256, PKCS#8 version 0 in DER without the public
     * key for all others (checked against vectors). The caller overwrites it after use.
     */
    byte[] exportDer();

    /**
     * This key, for signing.
     *
     * @throws UnsupportedKeyTypeException if keys of this type do not sign
     */
    default SigningKey forSigning() {
        if (this instanceof SigningKey signing) {
            return signing;
        }
        throw new UnsupportedKeyTypeException("a key of type " + publicKey().type() + " does not sign");
    }

    /**
     * This key, for opening what was encrypted to it.
     *
     * @throws UnsupportedKeyTypeException if nothing can be encrypted to keys of this type
     */
    default DecryptionKey forDecryption() {
        if (this instanceof DecryptionKey decryption) {
            return decryption;
        }
        throw new UnsupportedKeyTypeException("a key of type " + publicKey().type() + " does not decrypt");
    }

    /** Overwrites the secret. Closing twice is harmless. */
    @Override
    void close();

    /**
     * Reads what {@link #exportDer()} writes.
     *
     * @throws MalformedException if it is anything else, such as a bare seed, a version 1 key that carries its public half,
     *     or a key whose parts do not belong together
     * @throws UnsupportedKeyTypeException if it is a key of another type than those {@link KeyType} lists
     */
    static PrivateKey fromDer(byte[] der) {
        return PrivateKeyDer.read(der);
    }

    /**
     * Reads what the Virgil portal calls APP_KEY: base64 of what {@link #exportDer()} writes, or the same as PEM text with
     * the label PRIVATE KEY (EC PRIVATE KEY for P-256). White space around it and line breaks inside PEM are ignored.
     *
     * @throws MalformedException if it is neither, or the key inside is not acceptable to {@link #fromDer}
     * @throws UnsupportedKeyTypeException if it is a key of another type than those {@link KeyType} lists
     */
    static PrivateKey parse(String base64OrPem) {
        return KeyText.parsePrivate(base64OrPem);
    }
}
