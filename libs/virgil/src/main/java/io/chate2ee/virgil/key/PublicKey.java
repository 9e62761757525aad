package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Base64Text;

/** A public key of a Virgil Card. Immutable; two keys are equal if their DER is. */
public sealed interface PublicKey permits Ed25519PublicKey {

    /** The key as SubjectPublicKeyInfo in DER, byte for byte what was imported (checked against vectors). */
    byte[] toDer();

    /** The AlgorithmIdentifier in DER, the first element of {@link #toDer()}; it names the key type in recipient lists. */
    byte[] algorithm();

    /** First 8 bytes of SHA-512 over {@link #toDer()}: recipient id and signer id (checked against vectors). */
    KeyId id();

    /**
     * Whether {@code signature} is this key's bare signature of {@code message}.
     *
     * @param message what was signed, handed to the signature scheme as it is
     * @param signature the scheme's own signature bytes, without wrapper
     */
    boolean verifies(byte[] message, byte[] signature);

    /**
     * Reads a SubjectPublicKeyInfo.
     *
     * @throws MalformedException if it is not strict DER or not a valid key
     * @throws UnsupportedKeyTypeException if it is a key of another type
     */
    static PublicKey fromDer(byte[] spki) {
        return PublicKeyDer.read(spki);
    }

    /**
     * Reads standard, padded base64 of a SubjectPublicKeyInfo.
     *
     * @throws MalformedException if it is not strict base64 or DER, or not a valid key
     * @throws UnsupportedKeyTypeException if it is a key of another type
     */
    static PublicKey fromBase64(String base64) {
        return fromDer(Base64Text.decode(base64));
    }
}
