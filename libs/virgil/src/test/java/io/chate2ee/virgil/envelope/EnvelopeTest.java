package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private final EnvelopeSealer sealer = new EnvelopeSealer(TestKeys.RANDOM);
    private final Ed25519PrivateKey sender = TestKeys.fresh();
    private final Ed25519PrivateKey recipient = TestKeys.fresh();
    private final byte[] data = TestKeys.randomBytes(74);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 24, 100})
    void everyRecipientOpensWhatTheSenderSealed(int count) {
        var recipients = TestKeys.fresh(count);

        var envelope = sealer.seal(data, sender, publicKeys(recipients));

        assertThat(recipients)
                .allSatisfy(reader -> assertThat(EnvelopeOpener.open(envelope, reader, sender.publicKey()))
                        .isEqualTo(data));
        assertThat(EnvelopeOpener.recipients(envelope.meta()))
                .containsExactlyInAnyOrderElementsOf(recipients.stream()
                        .map(reader -> reader.publicKey().id())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 10_000, 100_000})
    void contentOfAnyLengthComesBack(int length) {
        var content = TestKeys.randomBytes(length);

        var envelope = sealer.seal(content, sender, publicKeys(List.of(recipient)));

        assertThat(EnvelopeOpener.open(envelope, recipient, sender.publicKey())).isEqualTo(content);
        assertThat(envelope.value()).hasSize(length + AesGcm.TAG_LENGTH);
    }

    @Test
    void envelopeWithoutRecipientsIsRefused() {
        assertThatThrownBy(() -> sealer.seal(data, sender, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealer.sealWithFooter(data, sender, List.of(), Padding.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealer.sealUnsigned(data, List.of(), Padding.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recipientGivenTwiceIsListedOnce() {
        var twice = List.of(recipient.publicKey(), sender.publicKey(), recipient.publicKey());

        var envelope = sealer.seal(data, sender, twice);

        assertThat(EnvelopeOpener.recipients(envelope.meta())).hasSize(2);
        assertThat(envelope.meta())
                .hasSameSizeAs(sealer.seal(data, sender, twice.subList(0, 2)).meta());
    }

    @Test
    void sameContentIsSealedDifferentlyEachTime() {
        var keys = publicKeys(List.of(recipient));

        assertThat(sealer.seal(data, sender, keys)).isNotEqualTo(sealer.seal(data, sender, keys));
    }

    @Test
    void strangerIsNotARecipient() {
        var envelope = sealer.seal(data, sender, publicKeys(List.of(recipient)));
        var stranger = TestKeys.fresh();

        assertThatThrownBy(() -> EnvelopeOpener.open(envelope, stranger, sender.publicKey()))
                .isInstanceOf(NotARecipientException.class);
    }

    @Test
    void envelopeBySomebodyElseNamesTheWrongKey() {
        var envelope = sealer.seal(data, sender, publicKeys(List.of(recipient)));
        var expected = TestKeys.fresh().publicKey();

        assertThatThrownBy(() -> EnvelopeOpener.open(envelope, recipient, expected))
                .isInstanceOf(WrongKeyException.class);
    }

    @Test
    void impostorWhoNamesTheSendersKeyIsFoundOut() {
        // Given an envelope with a signature by the impostor under the sender's identifier
        var impostor = TestKeys.fresh();
        var forged = forge(sender.publicKey().id(), VirgilSignature.sign(impostor, data), Padding.NONE);

        // When and Then
        assertThatThrownBy(() -> EnvelopeOpener.open(forged, recipient, sender.publicKey()))
                .isInstanceOf(BadSignatureException.class);
    }

    @Test
    void contentThatClaimsPaddingButHasNoneIsMalformed() {
        var forged = forge(sender.publicKey().id(), VirgilSignature.sign(sender, data), Padding.RANDOM);

        assertThatThrownBy(() -> EnvelopeOpener.open(forged, recipient, sender.publicKey()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void valueShorterThanItsTagIsMalformed() {
        var meta = sealer.seal(data, sender, publicKeys(List.of(recipient))).meta();
        var short15 = new Envelope(meta, new byte[15]);

        assertThatThrownBy(() -> EnvelopeOpener.open(short15, recipient, sender.publicKey()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void emptyEnvelopeIsToldApartAndCannotBeOpened() {
        var empty = new Envelope(new byte[0], new byte[0]);

        assertThat(empty.isEmpty()).isTrue();
        assertThat(new Envelope(new byte[0], new byte[1]).isEmpty()).isFalse();
        assertThatThrownBy(() -> EnvelopeOpener.open(empty, recipient, sender.publicKey()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void envelopeDoesNotChangeWithTheArraysItGaveOut() {
        var envelope = sealer.seal(data, sender, publicKeys(List.of(recipient)));

        envelope.meta()[0] ^= 1;
        envelope.value()[0] ^= 1;

        assertThat(EnvelopeOpener.open(envelope, recipient, sender.publicKey())).isEqualTo(data);
        assertThat(envelope).isEqualTo(new Envelope(envelope.meta(), envelope.value()));
        assertThat(envelope.toString()).isEqualTo("Envelope[meta 485 bytes, value 90 bytes]");
    }

    private Envelope forge(KeyId signer, byte[] signature, Padding padding) {
        var contentKey = TestKeys.randomBytes(32);
        var nonce = TestKeys.randomBytes(12);
        var own = recipient.publicKey();
        var entry = new Recipient(own.id(), own.algorithm(), KeyWrap.wrap(contentKey, own, TestKeys.RANDOM));
        var meta = new MessageInfo(List.of(entry), nonce, new EnvelopeSignature(signer, signature), padding);
        return new Envelope(meta.encode(), AesGcm.encrypt(contentKey, nonce, data, AesGcm.NO_AAD));
    }

    private static List<? extends io.chate2ee.virgil.key.PublicKey> publicKeys(Collection<Ed25519PrivateKey> keys) {
        return keys.stream().map(Ed25519PrivateKey::publicKey).toList();
    }
}
