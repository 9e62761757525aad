package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;

/** A public key whose owner signs. */
public sealed interface VerifyingKey extends PublicKey
        permits Ed25519PublicKey,
                P256PublicKey,
                RsaPublicKey,
                Falcon512PublicKey,
                CompoundPublicKey,
                HybridSignerPublicKey,
                RetiredPublicKey {

    /**
     * Whether {@code signature} is this key's bare signature, without wrapper, of a digest.
     *
     * @param sha512 what was signed: the 64 bytes of a SHA-512 digest
     * @param signature as {@link SigningKey#signDigest} describes it for each type of key
     * @throws MalformedException if the signature is not in the format its scheme has
     */
    boolean verifiesDigest(byte[] sha512, byte[] signature);

    /** Length of a bare signature in bytes, at most: only P-256 signatures vary in length. */
    int longestSignature();
}
