package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.key.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form of envelope with keys of every type. */
class EveryKeyFormTest {

    private static final int LIMIT = 9_500;

    private final EnvelopeSealer sealer = new EnvelopeSealer(TestKeys.RANDOM);
    private final byte[] data = TestKeys.randomBytes(74);

    @ParameterizedTest
    @EnumSource
    void everyFormSignedByAnyKeyOpensForAllThatDecrypt(KeyKind kind) {
        var sender = kind.key();
        var recipients = recipients();
        if (!kind.signs()) {
            assertThatThrownBy(() -> sealer.sealWithFooter(data, sender, recipients, Padding.RANDOM))
                    .isInstanceOf(UnsupportedKeyTypeException.class);
            return;
        }
        var inMeta = sealer.seal(data, sender, recipients, Padding.RANDOM);
        var inFooter = sealer.sealWithFooter(data, sender, recipients, Padding.RANDOM);
        var stranger = TestKeys.fresh().publicKey();

        for (var reader : readers()) {
            assertThat(EnvelopeOpener.open(inMeta, reader.key(), sender.publicKey()))
                    .isEqualTo(data);
            assertThat(EnvelopeOpener.open(inFooter, reader.key(), sender.publicKey()))
                    .isEqualTo(data);
            assertThatThrownBy(() -> EnvelopeOpener.open(inFooter, reader.key(), stranger))
                    .isInstanceOf(WrongKeyException.class);
        }
    }

    @Test
    @Tag("exhaustive")
    void chunksOfAnyMixtureStayBelowTheLimit() {
        var owner = TestKeys.fresh();
        var mixed = new ArrayList<PublicKey>();
        IntStream.range(0, 3).forEach(i -> mixed.addAll(fresh()));
        Collections.shuffle(mixed, new Random(3));

        var chunks = new RecipientChunks(owner.publicKey(), LIMIT, 24).split(mixed, Function.identity());

        assertThat(chunks.stream().flatMap(List::stream)).containsExactlyElementsOf(mixed);
        assertThat(chunks).hasSizeGreaterThan(1).allSatisfy(chunk -> {
            var all = new ArrayList<>(chunk);
            all.add(owner.publicKey());
            var meta = sealer.seal(data, owner, all).meta();
            assertThat(EnvelopeSize.metaBytes(owner.publicKey(), all)).isEqualTo(meta.length);
            assertThat(EnvelopeSize.encoded(meta.length)).isLessThanOrEqualTo(LIMIT);
        });
    }

    @Test
    void recipientWhoCannotDecryptIsRefusedByType() {
        var chunks = new RecipientChunks(TestKeys.fresh().publicKey(), LIMIT, 24);
        var falcon = List.of(KeyKind.FALCON_512.key().publicKey());

        assertThatThrownBy(() -> chunks.split(falcon, Function.identity()))
                .isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> sealer.sealUnsigned(data, falcon, Padding.NONE))
                .isInstanceOf(UnsupportedKeyTypeException.class);
    }

    private static List<KeyKind> readers() {
        return Arrays.stream(KeyKind.values()).filter(KeyKind::decrypts).toList();
    }

    private static List<PublicKey> recipients() {
        return readers().stream().map(reader -> reader.key().publicKey()).toList();
    }

    private static List<PublicKey> fresh() {
        return readers().stream().map(reader -> reader.fresh().publicKey()).toList();
    }
}
