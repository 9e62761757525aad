package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Base64Text;

/**
 * The public half of a key. What a key can do is its type: {@link VerifyingKey}, {@link EncryptionKey}, both, or, as half
 * of a hybrid key, {@link KemPublicKey}. Where only a {@code PublicKey} is at hand, {@link #forVerifying()} and
 * {@link #forEncryption()} narrow it. Immutable; two keys are equal if their DER is.
 */
public sealed interface PublicKey permits VerifyingKey, EncryptionKey, KemPublicKey {

    /** What kind of key this is. */
    KeyType type();

    /** The key as SubjectPublicKeyInfo in DER, byte for byte what was imported (checked against vectors). */
    byte[] toDer();

    /** The key without its algorithm: what the BIT STRING of {@link #toDer()} holds. */
    byte[] raw();

    /** The AlgorithmIdentifier in DER, the first element of {@link #toDer()}; it names the key type in recipient lists. */
    byte[] algorithm();

    /** First 8 bytes of SHA-512 over {@link #toDer()}: recipient id and signer id (checked against vectors). */
    KeyId id();

    /** All of SHA-256 over {@link #toDer()}, which old clients used as identifier (checked against vectors). */
    LegacyKeyId legacyId();

    /**
     * This key, for verifying signatures.
     *
     * @throws UnsupportedKeyTypeException if keys of this type do not sign
     */
    default VerifyingKey forVerifying() {
        if (this instanceof VerifyingKey verifying) {
            return verifying;
        }
        throw new UnsupportedKeyTypeException("a key of type " + type() + " does not sign");
    }

    /**
     * This key, for encrypting to its owner.
     *
     * @throws UnsupportedKeyTypeException if nothing can be encrypted to keys of this type
     */
    default EncryptionKey forEncryption() {
        if (this instanceof EncryptionKey encryption) {
            return encryption;
        }
        throw new UnsupportedKeyTypeException("nothing can be encrypted to a key of type " + type());
    }

    /** {@link #toDer()} as PEM with the label PUBLIC KEY. */
    default String toPem() {
        return Pem.write(Pem.PUBLIC_KEY, toDer());
    }

    /**
     * Reads a SubjectPublicKeyInfo.
     *
     * @throws MalformedException if it is not strict DER or not a valid key
     * @throws UnsupportedKeyTypeException if it is a key of another type than those {@link KeyType} lists
     */
    static PublicKey fromDer(byte[] spki) {
        return PublicKeyDer.read(spki);
    }

    /**
     * Reads standard, padded base64 of a SubjectPublicKeyInfo.
     *
     * @throws MalformedException if it is not strict base64 or DER, or not a valid key
     * @throws UnsupportedKeyTypeException if it is a key of another type than those {@link KeyType} lists
     */
    static PublicKey fromBase64(String base64) {
        return fromDer(Base64Text.decode(base64));
    }

    /**
     * Reads base64 of a SubjectPublicKeyInfo, or the same as PEM text with the label PUBLIC KEY. White space around it and
     * line breaks inside PEM are ignored.
     *
     * @throws MalformedException if it is neither, or the key inside is not acceptable to {@link #fromDer}
     * @throws UnsupportedKeyTypeException if it is a key of another type than those {@link KeyType} lists
     */
    static PublicKey parse(String base64OrPem) {
        return KeyText.parsePublic(base64OrPem);
    }
}
