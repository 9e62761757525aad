package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnvelopeDamageTest {

    private final Ed25519PrivateKey owner = TestKeys.fresh();
    private final byte[] ticket = GroupTicket.fresh(GroupSessionId.of("group-of-tests"), 200, TestKeys.RANDOM)
            .encode()
            .copy();
    private final Envelope envelope =
            new EnvelopeSealer(TestKeys.RANDOM).seal(ticket, owner, List.of(owner.publicKey()));

    @Test
    @Tag("exhaustive")
    void everySingleBitFlipOfTheValueIsRefused() {
        assertThat(BitFlips.of(envelope.value()))
                .allSatisfy(flipped -> assertRefused(new Envelope(envelope.meta(), flipped.bytes())));
    }

    /**
     * The sign bit of the ephemeral key drops out of the key agreement, so the format cannot protect it; turning it
     * changes nothing of what is read. Every other bit is protected.
     */
    @Test
    @Tag("exhaustive")
    void everySingleBitFlipOfTheMetaIsRefusedButTheOneThatMeansNothing() {
        int unprotected = signBitOfTheEphemeralKey(envelope.meta());
        var accepted = new ArrayList<Integer>();

        BitFlips.of(envelope.meta()).forEach(flipped -> {
            var damaged = new Envelope(flipped.bytes(), envelope.value());
            if (flipped.bit() == unprotected) {
                assertThat(EnvelopeOpener.open(damaged, owner, owner.publicKey()))
                        .isEqualTo(ticket);
                accepted.add(flipped.bit());
            } else {
                assertRefused(damaged);
            }
        });

        assertThat(accepted).containsExactly(unprotected);
    }

    @Test
    @Tag("exhaustive")
    void everyByteStringAsMetaIsOpenedToTheSameContentOrRefusedByType() {
        assertThat(Hostile.variantsOf(envelope.meta())).allSatisfy(meta -> {
            try {
                assertThat(EnvelopeOpener.open(new Envelope(meta, envelope.value()), owner, owner.publicKey()))
                        .isEqualTo(ticket);
            } catch (VirgilException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    @Tag("exhaustive")
    void everyByteStringAsValueIsRefusedByType() {
        assertThat(Hostile.variantsOf(envelope.value()))
                .filteredOn(value -> !Arrays.equals(value, envelope.value()))
                .allSatisfy(value -> assertRefused(new Envelope(envelope.meta(), value)));
    }

    @Test
    void recipientsInAnotherOrderThanDerDemandsAreMalformed() {
        // Given two recipients, and the same envelope with them exchanged
        var two = new EnvelopeSealer(TestKeys.RANDOM)
                .seal(ticket, owner, List.of(owner.publicKey(), TestKeys.fresh().publicKey()));
        var meta = two.meta();
        int first = indexOf(meta, "3081fb");
        var exchanged = meta.clone();
        System.arraycopy(meta, first, exchanged, first + 254, 254);
        System.arraycopy(meta, first + 254, exchanged, first, 254);

        // When and Then
        assertThatThrownBy(() -> EnvelopeOpener.recipients(exchanged)).isInstanceOf(MalformedException.class);
    }

    @Test
    void metaLargerThanAnythingSensibleIsRefusedUnread() {
        var huge = new byte[(1 << 20) + 1];

        assertThatThrownBy(() -> EnvelopeOpener.recipients(huge)).isInstanceOf(MalformedException.class);
    }

    private void assertRefused(Envelope damaged) {
        assertThatThrownBy(() -> EnvelopeOpener.open(damaged, owner, owner.publicKey()))
                .isInstanceOf(VirgilException.class);
    }

    private static int signBitOfTheEphemeralKey(byte[] meta) {
        int point = indexOf(meta, "302a300506032b6570032100") + 12;
        return (point + 32) * Byte.SIZE - 1;
    }

    private static int indexOf(byte[] bytes, String hex) {
        return HexFormat.of().formatHex(bytes).indexOf(hex) / 2;
    }
}
