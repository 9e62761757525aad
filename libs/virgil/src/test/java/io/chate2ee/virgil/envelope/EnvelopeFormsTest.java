package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms beside the one kept in Keyknox: padded, in one piece, signed in a footer, not signed at all. */
class EnvelopeFormsTest {

    private final EnvelopeSealer sealer = new EnvelopeSealer(TestKeys.RANDOM);
    private final Ed25519PrivateKey sender = TestKeys.fresh();
    private final Ed25519PrivateKey recipient = TestKeys.fresh();
    private final List<PublicKey> recipients = List.of(TestKeys.fresh().publicKey(), recipient.publicKey());
    private final byte[] data = TestKeys.randomBytes(74);

    @ParameterizedTest
    @EnumSource
    void everySignedFormComesBackInOnePiece(Padding padding) {
        assertThat(signedForms(padding)).allSatisfy(envelope -> {
            var again = Envelope.ofCombined(envelope.combined());

            assertThat(again).isEqualTo(envelope);
            assertThat(EnvelopeOpener.open(again, recipient, sender.publicKey()))
                    .isEqualTo(data);
            assertThat(EnvelopeOpener.recipients(again.meta()))
                    .contains(recipient.publicKey().id());
        });
    }

    @ParameterizedTest
    @EnumSource
    void unsignedFormComesBack(Padding padding) {
        var envelope = sealer.sealUnsigned(data, recipients, padding);

        assertThat(EnvelopeOpener.openUnsigned(Envelope.ofCombined(envelope.combined()), recipient))
                .isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 155, 156, 255, 256, 32_767, 32_768, 100_000})
    void contentOfAnyLengthComesBackInEveryForm(int length) {
        var content = TestKeys.randomBytes(length);
        for (var padding : Padding.values()) {
            var inMeta = sealer.seal(content, sender, recipients, padding);
            var inFooter = sealer.sealWithFooter(content, sender, recipients, padding);

            assertThat(EnvelopeOpener.open(inMeta, recipient, sender.publicKey()))
                    .isEqualTo(content);
            assertThat(EnvelopeOpener.open(inFooter, recipient, sender.publicKey()))
                    .isEqualTo(content);
        }
    }

    @Test
    void paddingHidesTheLength() {
        IntStream.of(0, 1, 100, 155).forEach(length -> {
            var content = new byte[length];
            assertThat(sealer.seal(content, sender, recipients, Padding.RANDOM).value())
                    .hasSize(160 + 16);
            assertThat(sealer.sealUnsigned(content, recipients, Padding.RANDOM).value())
                    .hasSize(160 + 16);
        });
    }

    @Test
    void noNonceIsUsedTwice() {
        var one = sealer.sealUnsigned(data, recipients, Padding.NONE);
        var other = sealer.sealUnsigned(data, recipients, Padding.NONE);

        assertThat(MessageInfo.parse(one.meta()).nonce())
                .isNotEqualTo(MessageInfo.parse(other.meta()).nonce());
        assertThat(one.value()).isNotEqualTo(other.value());
    }

    @Test
    void footerHidesWhoSigned() {
        var id = HexFormat.of().formatHex(sender.publicKey().id().bytes());

        var inMeta = sealer.seal(data, sender, recipients, Padding.NONE);
        var inFooter = sealer.sealWithFooter(data, sender, recipients, Padding.NONE);

        assertThat(HexFormat.of().formatHex(inMeta.combined())).contains(id);
        assertThat(HexFormat.of().formatHex(inFooter.combined())).doesNotContain(id);
    }

    @Test
    void strangersAndWrongSendersAreToldApart() {
        var stranger = TestKeys.fresh();
        assertThat(signedForms(Padding.NONE)).allSatisfy(envelope -> {
            assertThatThrownBy(() -> EnvelopeOpener.open(envelope, stranger, sender.publicKey()))
                    .isInstanceOf(NotARecipientException.class);
            assertThatThrownBy(() -> EnvelopeOpener.open(envelope, recipient, stranger.publicKey()))
                    .isInstanceOf(WrongKeyException.class);
        });
        var unsigned = sealer.sealUnsigned(data, recipients, Padding.NONE);
        assertThatThrownBy(() -> EnvelopeOpener.openUnsigned(unsigned, stranger))
                .isInstanceOf(NotARecipientException.class);
    }

    @Test
    void signedAndUnsignedAreNeverTakenForEachOther() {
        var unsigned = sealer.sealUnsigned(data, recipients, Padding.NONE);

        assertThatThrownBy(() -> EnvelopeOpener.open(unsigned, recipient, sender.publicKey()))
                .isInstanceOf(BadSignatureException.class);
        assertThat(signedForms(Padding.RANDOM))
                .allSatisfy(envelope -> assertThatThrownBy(() -> EnvelopeOpener.openUnsigned(envelope, recipient))
                        .isInstanceOf(MalformedException.class));
    }

    @Test
    @Tag("exhaustive")
    void everySingleBitFlipOfAnUnsignedEnvelopeIsRefusedButTheOneThatMeansNothing() {
        var envelope = sealer.sealUnsigned(data, List.of(recipient.publicKey()), Padding.NONE);

        var accepted = acceptedFlips(envelope.combined(), flipped -> EnvelopeOpener.openUnsigned(flipped, recipient));

        assertThat(accepted).containsExactly(signBitOfTheEphemeralKey(envelope.meta()));
    }

    /** With a footer the nonce in the meta is not used either: nobody can turn it into anything. */
    @Test
    @Tag("exhaustive")
    void everySingleBitFlipOfAnEnvelopeWithFooterIsRefusedButThoseThatMeanNothing() {
        var envelope = sealer.sealWithFooter(data, sender, List.of(recipient.publicKey()), Padding.RANDOM);
        int nonce = indexOf(envelope.meta(), "060960864801650304012e040c") + 13;

        var accepted = acceptedFlips(
                envelope.combined(), flipped -> EnvelopeOpener.open(flipped, recipient, sender.publicKey()));

        var expected = new ArrayList<Integer>(List.of(signBitOfTheEphemeralKey(envelope.meta())));
        IntStream.range(nonce * Byte.SIZE, (nonce + 12) * Byte.SIZE).forEach(expected::add);
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @Tag("exhaustive")
    void everyByteStringIsOpenedToTheSameContentOrRefusedByType() {
        var forms = signedForms(Padding.RANDOM);
        forms.add(sealer.sealUnsigned(data, recipients, Padding.RANDOM));
        forms.stream().flatMap(form -> Hostile.variantsOf(form.combined())).forEach(bytes -> {
            try {
                var envelope = Envelope.ofCombined(bytes);
                assertThat(EnvelopeOpener.open(envelope, recipient, sender.publicKey()))
                        .isEqualTo(data);
            } catch (VirgilException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    void impostorWhoNamesTheSendersKeyInTheFooterIsFoundOut() {
        var impostor = TestKeys.fresh();
        var named = new Footer(sender.publicKey().id(), sender.publicKey().algorithm(), impostor.sign(data));
        var otherType =
                new Footer(sender.publicKey().id(), HexFormat.of().parseHex("300506032b656e"), sender.sign(data));

        assertThatThrownBy(() -> named.verify(sender.publicKey(), data)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> otherType.verify(sender.publicKey(), data)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 63})
    void valueShorterThanItsMetaSaysIsMalformed(int length) {
        var meta = sealer.sealWithFooter(data, sender, recipients, Padding.NONE).meta();
        var cut = new Envelope(meta, new byte[length]);

        assertThatThrownBy(() -> EnvelopeOpener.open(cut, recipient, sender.publicKey()))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3080", "3181", "30ff", "300500", "a0820000", "3084ffffffff"})
    void whatDoesNotBeginWithAMetaIsMalformed(String hex) {
        var bytes = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> Envelope.ofCombined(bytes)).isInstanceOf(MalformedException.class);
    }

    private List<Envelope> signedForms(Padding padding) {
        return new ArrayList<>(List.of(
                sealer.seal(data, sender, recipients, padding),
                sealer.sealWithFooter(data, sender, recipients, padding)));
    }

    private List<Integer> acceptedFlips(byte[] combined, Function<Envelope, byte[]> open) {
        var accepted = new ArrayList<Integer>();
        BitFlips.of(combined).forEach(flipped -> {
            try {
                assertThat(open.apply(Envelope.ofCombined(flipped.bytes()))).isEqualTo(data);
                accepted.add(flipped.bit());
            } catch (VirgilException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
        return accepted;
    }

    private static int signBitOfTheEphemeralKey(byte[] meta) {
        int point = indexOf(meta, "302a300506032b6570032100") + 12;
        return (point + 32) * Byte.SIZE - 1;
    }

    private static int indexOf(byte[] bytes, String hex) {
        return HexFormat.of().formatHex(bytes).indexOf(hex) / 2;
    }
}
