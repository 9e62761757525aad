package io.chate2ee.virgil.fuzz;

import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.envelope.Padding;
import io.chate2ee.virgil.key.CompoundPrivateKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Falcon512PrivateKey;
import io.chate2ee.virgil.key.HybridCipherPrivateKey;
import io.chate2ee.virgil.key.HybridSignerPrivateKey;
import io.chate2ee.virgil.key.MlKem768PrivateKey;
import io.chate2ee.virgil.key.P256PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.SigningKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/** A key of every type, the same ones in every run, so that a fuzzer's findings keep their meaning. */
final class AnyKey {
    private static final int RSA_BITS = 2048;
    private static final SecureRandom RANDOM = sameEveryTime();

    static final List<PrivateKey> KEYS = List.of(
            Samples.ALICE,
            X25519PrivateKey.generate(RANDOM),
            P256PrivateKey.generate(RANDOM),
            RsaPrivateKey.generate(RSA_BITS, RANDOM),
            CompoundPrivateKey.of(X25519PrivateKey.generate(RANDOM), Ed25519PrivateKey.generate(RANDOM)),
            CompoundPrivateKey.of(
                    HybridCipherPrivateKey.of(X25519PrivateKey.generate(RANDOM), MlKem768PrivateKey.generate(RANDOM)),
                    HybridSignerPrivateKey.of(
                            Ed25519PrivateKey.generate(RANDOM), Falcon512PrivateKey.generate(RANDOM))));

    private AnyKey() {}

    static Stream<PrivateKey> signing() {
        return KEYS.stream().filter(SigningKey.class::isInstance);
    }

    /** Envelopes in one piece for each key, in each form. */
    static Stream<byte[]> envelopes() {
        var sealer = new EnvelopeSealer(RANDOM);
        return KEYS.stream()
                .map(key -> List.of(key.publicKey()))
                .flatMap(keys -> Stream.of(
                        sealer.seal(Samples.DATA, Samples.BOB, keys, Padding.RANDOM),
                        sealer.sealWithFooter(Samples.DATA, Samples.BOB, keys, Padding.RANDOM),
                        sealer.sealWithFooter(Samples.DATA, Samples.BOB, keys, Padding.NONE)))
                .map(Envelope::combined);
    }

    /** Takes the bytes for the signature of each key in turn; refuses if they are that of none. */
    static void verify(byte[] bytes) {
        VirgilException refusal = null;
        for (var key : signing().toList()) {
            try {
                VirgilSignature.verify(key.publicKey(), Samples.DATA, bytes);
                return;
            } catch (VirgilException next) {
                refusal = next;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Opens an envelope with the key it is for, or with the first if it is for none. */
    static void open(byte[] bytes) {
        var envelope = Envelope.ofCombined(bytes);
        var recipients = EnvelopeOpener.recipients(envelope.meta());
        var recipient = KEYS.stream()
                .filter(key -> recipients.contains(key.publicKey().id()))
                .findFirst()
                .orElse(Samples.ALICE);
        EnvelopeOpener.open(envelope, recipient, Samples.BOB.publicKey());
    }

    private static SecureRandom sameEveryTime() {
        try {
            // This generator, unlike the default one, starts from nothing but the seed it is given first.
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed("keys of the fuzz targets".getBytes(StandardCharsets.US_ASCII));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
