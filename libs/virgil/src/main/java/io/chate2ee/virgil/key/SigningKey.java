package io.chate2ee.virgil.key;

/** A private key that signs. */
public sealed interface SigningKey extends PrivateKey
        permits Ed25519PrivateKey,
                P256PrivateKey,
                RsaPrivateKey,
                Falcon512PrivateKey,
                CompoundPrivateKey,
                HybridSignerPrivateKey {

    @Override
    VerifyingKey publicKey();

    /**
     * The scheme's own signature of a digest, without wrapper (checked against vectors):
     *
     * <ul>
     *   <li>Ed25519: 64 bytes, the digest being the message of pure Ed25519; deterministic
     *   <li>P-256: ECDSA as DER {@code SEQ { INT r, INT s }}; deterministic (RFC 6979 with SHA-512), {@code s} in the lower
     *       half
     *   <li>RSA: PSS with SHA-512, MGF1 with SHA-512 and 64 bytes of salt, as long as the modulus
     *   <li>Falcon-512: 809 bytes, the digest being the message
     *   <li>compound: that of its signer half
     *   <li>hybrid: DER {@code SEQ { OCT first, OCT second }}, both of the same digest
     * </ul>
     *
     * @param sha512 the 64 bytes of a SHA-512 digest
     * @throws IllegalArgumentException if they are not 64
     */
    byte[] signDigest(byte[] sha512);
}
