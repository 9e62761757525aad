package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.KeyType.Compound;
import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;

/** SubjectPublicKeyInfo: SEQ { AlgorithmIdentifier, BIT STRING }. */
final class PublicKeyDer {

    /** The cards service takes no longer key either (seen in the public source of an older service). */
    private static final int LONGEST = 4096;

    private PublicKeyDer() {}

    static PublicKey read(byte[] spki) {
        if (spki.length > LONGEST) {
            throw new MalformedException("public key is longer than " + LONGEST + " bytes");
        }
        var outer = DerReader.of(spki);
        var info = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var algorithm = info.element(DerTag.SEQUENCE);
        var raw = info.bits();
        info.end();
        return of(KeyAlgorithms.read(algorithm), raw);
    }

    private static PublicKey of(KeyType type, byte[] raw) {
        if (type instanceof Single single) {
            return single(single, raw);
        }
        var halves = PairDer.read(raw);
        if (type instanceof Compound compound) {
            var signer = of(compound.signer(), halves.second()).forVerifying();
            return RetiredPublicKey.isCipherOf(compound)
                    ? RetiredPublicKey.of(halves.first(), signer)
                    : CompoundPublicKey.of(of(compound.cipher(), halves.first()).forEncryption(), signer);
        }
        var hybrid = (Hybrid) type;
        return hybrid(hybrid, single(hybrid.first(), halves.first()), single(hybrid.second(), halves.second()));
    }

    private static PublicKey single(Single type, byte[] raw) {
        return switch (type) {
            case ED25519 -> Ed25519PublicKey.ofPoint(raw);
            case X25519 -> X25519PublicKey.ofRaw(raw);
            case P256 -> P256PublicKey.ofPoint(raw);
            case RSA -> RsaPublicKey.ofRaw(raw);
            case ML_KEM_768 -> MlKem768PublicKey.ofRaw(raw);
            case FALCON_512 -> Falcon512PublicKey.ofRaw(raw);
            case ROUND5 -> throw RetiredPublicKey.refusal();
        };
    }

    private static PublicKey hybrid(Hybrid type, PublicKey first, PublicKey second) {
        if (first instanceof KemPublicKey one && second instanceof KemPublicKey other) {
            return HybridCipherPublicKey.of(one, other);
        }
        if (first instanceof VerifyingKey one && second instanceof VerifyingKey other) {
            return HybridSignerPublicKey.of(one, other);
        }
        throw new UnsupportedKeyTypeException("key of type " + type + ", whose halves have no task in common");
    }
}
