package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.ExtraElements;
import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What could be hidden in an envelope without changing what is read: nothing, anywhere. */
class ExtraElementsTest {
    private final EnvelopeSealer sealer = new EnvelopeSealer(TestKeys.RANDOM);
    private final Ed25519PrivateKey sender = TestKeys.fresh();
    private final byte[] data = TestKeys.randomBytes(74);

    static Stream<KeyKind> decrypting() {
        return Arrays.stream(KeyKind.values()).filter(KeyKind::decrypts);
    }

    @ParameterizedTest
    @MethodSource("decrypting")
    void envelopeWithAnElementTooManyInItsMetaIsRefusedInEveryForm(KeyKind kind) {
        var recipients = List.of(kind.key().publicKey());
        var inMeta = sealer.seal(data, sender, recipients, Padding.RANDOM);
        var inFooter = sealer.sealWithFooter(data, sender, recipients, Padding.RANDOM);
        var unsigned = sealer.sealUnsigned(data, recipients, Padding.RANDOM);

        assertRefused(inMeta, changed -> EnvelopeOpener.open(changed, kind.key(), sender.publicKey()));
        assertRefused(inFooter, changed -> EnvelopeOpener.open(changed, kind.key(), sender.publicKey()));
        assertRefused(unsigned, changed -> EnvelopeOpener.openUnsigned(changed, kind.key()));
    }

    @Test
    void footerWithAnElementTooManyIsMalformed() {
        var footer = Footer.sign(sender, data).encode();

        assertThat(Footer.parse(footer).encode()).isEqualTo(footer);
        // The algorithm names the signer's kind of key as a whole: it is held against that key, not read here.
        assertThat(ExtraElements.of(footer))
                .hasSizeGreaterThan(4)
                .allSatisfy(bytes -> assertThatThrownBy(() -> {
                            Footer.parse(bytes).verify(sender.publicKey(), data);
                        })
                        .isInstanceOf(MalformedException.class));
    }

    private static void assertRefused(Envelope envelope, Consumer<Envelope> open) {
        open.accept(envelope);
        assertThat(ExtraElements.of(envelope.meta()))
                .hasSizeGreaterThan(12)
                .allSatisfy(meta -> assertThatThrownBy(() -> open.accept(new Envelope(meta, envelope.value())))
                        .isInstanceOf(VirgilException.class));
    }
}
