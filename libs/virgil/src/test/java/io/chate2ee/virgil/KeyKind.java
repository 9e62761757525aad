package io.chate2ee.virgil;

import io.chate2ee.virgil.key.CompoundPrivateKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Falcon512PrivateKey;
import io.chate2ee.virgil.key.HybridCipherPrivateKey;
import io.chate2ee.virgil.key.HybridSignerPrivateKey;
import io.chate2ee.virgil.key.MlKem768PrivateKey;
import io.chate2ee.virgil.key.P256PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** One of each type of key this library knows. */
public enum KeyKind {
    ED25519(true, true, KeyKind::ed25519),
    X25519(false, true, KeyKind::x25519),
    P256(true, true, KeyKind::p256),
    RSA(true, true, KeyKind::rsa),
    ML_KEM_768(false, false, () -> MlKem768PrivateKey.generate(TestKeys.RANDOM)),
    FALCON_512(true, false, KeyKind::falcon),
    COMPOUND(true, true, () -> CompoundPrivateKey.of(x25519(), ed25519())),
    COMPOUND_OF_OTHERS(true, true, () -> CompoundPrivateKey.of(rsa(), p256())),
    HYBRID_CIPHER(false, true, () -> HybridCipherPrivateKey.of(x25519(), MlKem768PrivateKey.generate(TestKeys.RANDOM))),
    HYBRID_CIPHER_OF_CURVES(false, true, () -> HybridCipherPrivateKey.of(p256(), ed25519())),
    HYBRID_SIGNER(true, false, () -> HybridSignerPrivateKey.of(p256(), falcon())),
    POST_QUANTUM(
            true,
            true,
            () -> CompoundPrivateKey.of(
                    HybridCipherPrivateKey.of(x25519(), MlKem768PrivateKey.generate(TestKeys.RANDOM)),
                    HybridSignerPrivateKey.of(ed25519(), falcon())));

    private static final Map<KeyKind, PrivateKey> KEYS = new EnumMap<>(KeyKind.class);

    private final boolean signs;
    private final boolean decrypts;
    private final Supplier<PrivateKey> maker;

    KeyKind(boolean signs, boolean decrypts, Supplier<PrivateKey> maker) {
        this.signs = signs;
        this.decrypts = decrypts;
        this.maker = maker;
    }

    public boolean signs() {
        return signs;
    }

    public boolean decrypts() {
        return decrypts;
    }

    /** A new key, which may take a tenth of a second. */
    public PrivateKey fresh() {
        return maker.get();
    }

    /** Always the same key; not to be closed. */
    public PrivateKey key() {
        synchronized (KEYS) {
            return KEYS.computeIfAbsent(this, kind -> kind.maker.get());
        }
    }

    private static Ed25519PrivateKey ed25519() {
        return Ed25519PrivateKey.generate(TestKeys.RANDOM);
    }

    private static X25519PrivateKey x25519() {
        return X25519PrivateKey.generate(TestKeys.RANDOM);
    }

    private static P256PrivateKey p256() {
        return P256PrivateKey.generate(TestKeys.RANDOM);
    }

    private static RsaPrivateKey rsa() {
        return RsaPrivateKey.generate(2048, TestKeys.RANDOM);
    }

    private static Falcon512PrivateKey falcon() {
        return Falcon512PrivateKey.generate(TestKeys.RANDOM);
    }
}
