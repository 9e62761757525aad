package io.chate2ee.virgil.crosscheck;

import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.envelope.Padding;
import io.chate2ee.virgil.group.GroupSession;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.key.CompoundPrivateKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.P256PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The library under test. */
final class OurLibrary implements VirgilLibrary {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RSA_BITS = 2048;
    private static final Clock CLOCK = Clock.systemUTC();

    @Override
    public Keys generate(KeyKind kind) {
        return keys(
                switch (kind) {
                    case ED25519 -> Ed25519PrivateKey.generate(RANDOM);
                    case CURVE25519 -> X25519PrivateKey.generate(RANDOM);
                    case SECP256R1 -> P256PrivateKey.generate(RANDOM);
                    case RSA_2048 -> RsaPrivateKey.generate(RSA_BITS, RANDOM);
                    case CURVE25519_ED25519 ->
                        CompoundPrivateKey.of(X25519PrivateKey.generate(RANDOM), Ed25519PrivateKey.generate(RANDOM));
                });
    }

    @Override
    public Keys fromMaterial(byte[] material) {
        return keys(Ed25519PrivateKey.fromKeyMaterial(material));
    }

    @Override
    public byte[] sign(byte[] privateKey, byte[] data) {
        return call(() -> VirgilSignature.sign(PrivateKey.fromDer(privateKey), data));
    }

    @Override
    public void verify(byte[] publicKey, byte[] data, byte[] signature) {
        run(() -> VirgilSignature.verify(PublicKey.fromDer(publicKey), data, signature));
    }

    @Override
    public Sealed seal(byte[] data, byte[] sender, List<byte[]> recipients) {
        return call(() -> {
            var envelope = new EnvelopeSealer(RANDOM)
                    .seal(
                            data,
                            PrivateKey.fromDer(sender),
                            recipients.stream().map(PublicKey::fromDer).toList());
            return new Sealed(envelope.meta(), envelope.value());
        });
    }

    @Override
    public byte[] open(Sealed sealed, byte[] recipient, byte[] sender) {
        return call(() -> EnvelopeOpener.open(
                new Envelope(sealed.meta(), sealed.value()), PrivateKey.fromDer(recipient), PublicKey.fromDer(sender)));
    }

    @Override
    public byte[] combine(Form form, byte[] data, byte[] sender, List<byte[]> recipients) {
        return call(() -> {
            var sealer = new EnvelopeSealer(RANDOM);
            var padding = form.padded() ? Padding.RANDOM : Padding.NONE;
            var keys = recipients.stream().map(PublicKey::fromDer).toList();
            var envelope = switch (form) {
                case SIGN_THEN_ENCRYPT, SIGN_THEN_ENCRYPT_PADDED ->
                    sealer.seal(data, PrivateKey.fromDer(sender), keys, padding);
                case UNSIGNED, UNSIGNED_PADDED -> sealer.sealUnsigned(data, keys, padding);
                case SIGN_AND_ENCRYPT, SIGN_AND_ENCRYPT_PADDED ->
                    sealer.sealWithFooter(data, PrivateKey.fromDer(sender), keys, padding);
            };
            return envelope.combined();
        });
    }

    @Override
    public byte[] openCombined(Form form, byte[] blob, byte[] recipient, byte[] sender) {
        return call(() -> {
            var envelope = Envelope.ofCombined(blob);
            var key = PrivateKey.fromDer(recipient);
            return switch (form) {
                case UNSIGNED, UNSIGNED_PADDED -> EnvelopeOpener.openUnsigned(envelope, key);
                default -> EnvelopeOpener.open(envelope, key, PublicKey.fromDer(sender));
            };
        });
    }

    @Override
    public byte[] ticket(byte[] groupId) {
        return call(() -> GroupTicket.fresh(GroupSessionId.of(groupId), 0, RANDOM)
                .encode()
                .copy());
    }

    @Override
    public byte[] groupEncrypt(List<byte[]> tickets, byte[] sender, byte[] data) {
        return call(() -> session(tickets).encrypt(data, PrivateKey.fromDer(sender), RANDOM));
    }

    @Override
    public byte[] groupDecrypt(List<byte[]> tickets, byte[] message, byte[] sender) {
        return call(() -> session(tickets).decrypt(message, PublicKey.fromDer(sender)));
    }

    @Override
    public String mint(Minting minting) {
        return call(() -> {
            var appKey = new AppKey(minting.keyId(), PrivateKey.fromDer(minting.privateKey()));
            return new VirgilJwtMinter(minting.appId(), appKey, CLOCK)
                    .mint(minting.identity(), Duration.ofSeconds(minting.seconds()), minting.data())
                    .text();
        });
    }

    @Override
    public void verifyToken(String token, Minting minting, byte[] publicKey) {
        run(() -> new VirgilJwtVerifier(minting.appId(), Map.of(minting.keyId(), PublicKey.fromDer(publicKey)), CLOCK)
                .verify(token));
    }

    @Override
    public String card(String identity, byte[] privateKey, @Nullable String previousCardId) {
        return call(
                () -> CardSigner.selfSigned(identity, PrivateKey.fromDer(privateKey), CLOCK.instant(), previousCardId)
                        .toJson());
    }

    @Override
    public String verifyCard(String card) {
        return call(() -> CardPolicy.selfSigned().verify(RawCard.fromJson(card)).id());
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static Keys keys(PrivateKey key) {
        return new Keys(key.exportDer(), key.publicKey().toDer());
    }

    private static GroupSession session(List<byte[]> tickets) {
        return new GroupSession(tickets.stream().map(GroupTicket::parse).toList());
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (VirgilException refusal) {
            throw new Refused(refusal);
        }
    }

    private static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }
}
