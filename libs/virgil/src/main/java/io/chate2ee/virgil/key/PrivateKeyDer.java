package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.KeyType.Compound;
import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;

/**
 * PKCS#8 version 0: SEQ { INT 0, AlgorithmIdentifier, OCT key }. Virgil's libraries refuse version 1, which carries the
 * public key, and bare seeds (seen with the real library). Ed25519 and X25519 keys are in an OCTET STRING of their own
 * inside, as RFC 8410 has it; all others are not. P-256 keys are SEC1, without PKCS#8 around it.
 */
final class PrivateKeyDer {

    private static final int LONGEST = 16_384;

    private PrivateKeyDer() {}

    static byte[] write(KeyType type, byte[] raw) {
        var inner = isWrappedTwice(type) ? Der.octets(raw) : raw;
        var key = Der.octets(inner);
        try {
            return Der.sequence(Der.integer(0), KeyAlgorithms.write(type), key);
        } finally {
            Secrets.wipe(key);
            if (isWrappedTwice(type)) {
                Secrets.wipe(inner);
            }
        }
    }

    static PrivateKey read(byte[] der) {
        if (der.length > LONGEST) {
            throw new MalformedException("private key is longer than " + LONGEST + " bytes");
        }
        if (Sec1.looksLikeIt(der)) {
            return Sec1.read(der);
        }
        var outer = DerReader.of(der);
        var info = outer.enter(DerTag.SEQUENCE);
        outer.end();
        if (info.smallInteger() != 0) {
            throw new MalformedException("private key is not PKCS#8 version 0");
        }
        var algorithm = info.element(DerTag.SEQUENCE);
        var key = info.content(DerTag.OCTET_STRING);
        try {
            info.end();
            var type = KeyAlgorithms.read(algorithm);
            if (type == Single.P256) {
                throw new MalformedException("P-256 private key is not SEC1");
            }
            return isWrappedTwice(type) ? unwrapped(type, key) : of(type, key);
        } finally {
            Secrets.wipe(key);
        }
    }

    private static PrivateKey unwrapped(KeyType type, byte[] key) {
        var reader = DerReader.of(key);
        var raw = reader.content(DerTag.OCTET_STRING);
        try {
            reader.end();
            return of(type, raw);
        } finally {
            Secrets.wipe(raw);
        }
    }

    private static PrivateKey of(KeyType type, byte[] raw) {
        if (type instanceof Single single) {
            return single(single, raw);
        }
        try (var halves = PairDer.read(raw)) {
            if (type instanceof Compound compound) {
                return CompoundPrivateKey.of(
                        of(compound.cipher(), halves.first()).forDecryption(),
                        of(compound.signer(), halves.second()).forSigning());
            }
            var hybrid = (Hybrid) type;
            return hybrid(hybrid, single(hybrid.first(), halves.first()), single(hybrid.second(), halves.second()));
        }
    }

    private static PrivateKey single(Single type, byte[] raw) {
        return switch (type) {
            case ED25519 -> Ed25519PrivateKey.fromSeed(raw);
            case X25519 -> X25519PrivateKey.ofRaw(raw);
            case P256 -> P256PrivateKey.ofScalar(raw);
            case RSA -> RsaPrivateKey.ofRaw(raw);
            case ML_KEM_768 -> MlKem768PrivateKey.ofRaw(raw);
            case FALCON_512 -> Falcon512PrivateKey.ofRaw(raw);
            case ROUND5 -> throw RetiredPublicKey.refusal();
        };
    }

    private static PrivateKey hybrid(Hybrid type, PrivateKey first, PrivateKey second) {
        if (first instanceof KemPrivateKey one && second instanceof KemPrivateKey other) {
            return HybridCipherPrivateKey.of(one, other);
        }
        if (first instanceof SigningKey one && second instanceof SigningKey other) {
            return HybridSignerPrivateKey.of(one, other);
        }
        throw new UnsupportedKeyTypeException("key of type " + type + ", whose halves have no task in common");
    }

    private static boolean isWrappedTwice(KeyType type) {
        return type == Single.ED25519 || type == Single.X25519;
    }
}
