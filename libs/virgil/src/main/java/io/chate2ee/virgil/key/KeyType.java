package io.chate2ee.virgil.key;

/**
 * What an AlgorithmIdentifier says about a key: one of the single types, or a combination of them. Printed, it reads
 * like {@code compound(hybrid(X25519, ML-KEM-768), hybrid(Ed25519, Falcon-512))}.
 */
public sealed interface KeyType {

    /** Virgil's CURVE25519_ED25519. */
    KeyType CURVE25519_ED25519 = new Compound(Single.X25519, Single.ED25519);

    /**
     * What Virgil's libraries of 2026 make of CURVE25519_ROUND5_ED25519_FALCON, a name they kept although ML-KEM has
     * taken Round5's place (read in client source).
     */
    KeyType CURVE25519_ML_KEM_768_ED25519_FALCON =
            new Compound(new Hybrid(Single.X25519, Single.ML_KEM_768), new Hybrid(Single.ED25519, Single.FALCON_512));

    /** A key of one scheme. */
    enum Single implements KeyType {
        /** Ed25519, the default of every Virgil client: signs, and decrypts after conversion to X25519. */
        ED25519("Ed25519"),
        /** X25519, Virgil's CURVE25519: decrypts only. */
        X25519("X25519"),
        /** NIST P-256, Virgil's SECP256R1: signs and decrypts. */
        P256("P-256"),
        /** RSA of 2048 to 8192 bits: signs and decrypts. */
        RSA("RSA"),
        /** ML-KEM-768: half of a hybrid key only. */
        ML_KEM_768("ML-KEM-768"),
        /** Falcon-512 in Virgil's encoding: signs only. */
        FALCON_512("Falcon-512"),
        /** Round5, which Virgil gave up: see {@link RetiredPublicKey}. */
        ROUND5("Round5");

        private final String title;

        Single(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * Two keys for two tasks.
     *
     * @param cipher the half that decrypts: single or hybrid
     * @param signer the half that signs: single or hybrid
     */
    record Compound(KeyType cipher, KeyType signer) implements KeyType {

        /** Refuses compounds of compounds. */
        public Compound {
            if (cipher instanceof Compound || signer instanceof Compound) {
                throw new IllegalArgumentException("compound of compound keys");
            }
        }

        @Override
        public String toString() {
            return "compound(" + cipher + ", " + signer + ")";
        }
    }

    /**
     * Two keys for the same task, which holds as long as one of them does.
     *
     * @param first the first half
     * @param second the second half
     */
    record Hybrid(Single first, Single second) implements KeyType {

        @Override
        public String toString() {
            return "hybrid(" + first + ", " + second + ")";
        }
    }
}
