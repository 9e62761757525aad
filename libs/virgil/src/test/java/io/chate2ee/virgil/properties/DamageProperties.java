package io.chate2ee.virgil.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.envelope.Padding;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.key.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** One bit turned, anywhere. */
class DamageProperties {
    private static final EnvelopeSealer SEALER = new EnvelopeSealer(TestKeys.RANDOM);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final byte[] TICKET = GroupTicket.fresh(GroupSessionId.of("group-of-properties"), 7, TestKeys.RANDOM)
            .encode()
            .copy();

    @Provide
    Arbitrary<PrivateKey> recipients() {
        return Arbitraries.of(KeyRing.oneOfEach().toList());
    }

    @Provide
    Arbitrary<PrivateKey> senders() {
        return Arbitraries.of(KeyRing.SIGNING);
    }

    @Property(tries = 600)
    void anEnvelopeIsRefusedUnlessTheFormatGivesTheBitNoMeaning(
            @ForAll("recipients") PrivateKey recipient,
            @ForAll("senders") PrivateKey sender,
            @ForAll Padding padding,
            @ForAll boolean withFooter,
            @ForAll @IntRange(max = 1 << 20) int anyBit) {
        var keys = List.of(recipient.publicKey());
        var sealed = (withFooter
                        ? SEALER.sealWithFooter(TICKET, sender, keys, padding)
                        : SEALER.seal(TICKET, sender, keys, padding))
                .combined();
        int bit = anyBit % (sealed.length * Byte.SIZE);
        var damaged = flipped(sealed, bit);

        if (IdleBits.of(sealed, withFooter).contains(bit)) {
            assertThat(openedOrRefused(damaged, recipient, sender)).isIn((Object) null, TICKET);
        } else {
            assertThatThrownBy(
                            () -> EnvelopeOpener.open(Envelope.ofCombined(damaged), recipient, sender.publicKey()),
                            "bit %s (byte %s) of %s to %s",
                            bit,
                            bit / Byte.SIZE,
                            HexFormat.of().formatHex(sealed),
                            recipient)
                    .isInstanceOf(VirgilException.class);
        }
    }

    @Property(tries = 500)
    void aTicketIsRefusedOrAnotherTicket(@ForAll @IntRange(max = 74 * 8 - 1) int bit) {
        var damaged = flipped(TICKET, bit);
        try {
            assertThat(GroupTicket.parse(damaged).matches(GroupTicket.parse(TICKET)))
                    .isFalse();
        } catch (VirgilException refused) {
            assertThat(refused).hasMessageNotContaining(HexFormat.of().formatHex(TICKET, 42, 74));
        }
    }

    @Property(tries = 500)
    void aCardIsRefused(@ForAll("senders") PrivateKey key, @ForAll @IntRange(max = 1 << 20) int anyBit) {
        var json = CardSigner.selfSigned("alice", key, CLOCK.instant(), null)
                .toJson()
                .getBytes(StandardCharsets.US_ASCII);
        var damaged = new String(flipped(json, anyBit % (json.length * Byte.SIZE)), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CardPolicy.selfSigned().verify(RawCard.fromJson(damaged)), damaged)
                .isInstanceOf(VirgilException.class);
    }

    @Property(tries = 500)
    void aTokenIsRefused(@ForAll @IntRange(max = 1 << 20) int anyBit) {
        var key = KeyRing.SIGNING.get(0);
        var token = new VirgilJwtMinter("app", new AppKey("key", key), CLOCK)
                .mint("alice", Duration.ofHours(1), Map.of("a", "b"))
                .text()
                .getBytes(StandardCharsets.US_ASCII);
        var damaged = new String(flipped(token, anyBit % (token.length * Byte.SIZE)), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(
                        () -> new VirgilJwtVerifier("app", Map.of("key", key.publicKey()), CLOCK).verify(damaged),
                        damaged)
                .isInstanceOf(TokenRefusedException.class);
    }

    private static byte @Nullable [] openedOrRefused(byte[] combined, PrivateKey recipient, PrivateKey sender) {
        try {
            return EnvelopeOpener.open(Envelope.ofCombined(combined), recipient, sender.publicKey());
        } catch (VirgilException refused) {
            // A stricter reader than the format asks for.
            return null;
        }
    }

    private static byte[] flipped(byte[] original, int bit) {
        var copy = Arrays.copyOf(original, original.length);
        copy[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return copy;
    }
}
