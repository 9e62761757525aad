package io.chate2ee.virgil.group;

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
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.P256PrivateKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupSessionTest {

    private static final GroupSessionId ID = GroupSessionId.of("group-of-tests");

    private final Ed25519PrivateKey sender = TestKeys.fresh();
    private final GroupTicket epoch0 = ticket(0);
    private final GroupTicket epoch1 = ticket(1);
    private final GroupSession session = new GroupSession(List.of(epoch1, epoch0));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 155, 156, 157, 315, 316, 29_915})
    void messageOfAnyLengthComesBack(int length) {
        var plaintext = TestKeys.randomBytes(length);

        var message = session.encrypt(plaintext, sender, TestKeys.RANDOM);

        assertThat(session.decrypt(message, sender.publicKey())).isEqualTo(plaintext);
    }

    @Test
    void longerMessageThanAnyClientCanReadIsRefused() {
        var tooLong = new byte[29_916];

        assertThatThrownBy(() -> session.encrypt(tooLong, sender, TestKeys.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void newestEpochEncryptsAndIsClosedToWhoOnlyHasOlderOnes() {
        var message = session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM);
        var removed = new GroupSession(List.of(epoch0));
        var newcomer = new GroupSession(List.of(epoch1));

        assertThat(session.id()).isEqualTo(ID).hasToString(ID.hex());
        assertThat(session.newestEpoch()).isEqualTo(1);
        assertThat(newcomer.decrypt(message, sender.publicKey())).containsExactly(1);
        assertThatThrownBy(() -> removed.decrypt(message, sender.publicKey()))
                .isInstanceOf(NotARecipientException.class);
    }

    @Test
    void everyMessageHasASaltOfItsOwn() {
        assertThat(saltOf(session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM)))
                .isNotEqualTo(saltOf(session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM)));
    }

    @Test
    void messageOfAnotherSessionIsRefused() {
        var other =
                new GroupSession(List.of(GroupTicket.fresh(GroupSessionId.of("another-group"), 1, TestKeys.RANDOM)));
        var message = session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM);

        assertThatThrownBy(() -> other.decrypt(message, sender.publicKey())).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void messageByAnotherSenderIsRefused() {
        var message = session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM);
        var impostor = TestKeys.fresh().publicKey();

        assertThatThrownBy(() -> session.decrypt(message, impostor)).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void ticketWithAnotherKeyOfTheSameEpochDoesNotDecrypt() {
        var message = session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM);
        var otherKey = new GroupSession(List.of(ticket(1)));

        assertThatThrownBy(() -> otherKey.decrypt(message, sender.publicKey()))
                .isInstanceOf(BadSignatureException.class);
    }

    @Test
    @Tag("exhaustive")
    void everySingleBitFlipIsRefused() {
        var message = session.encrypt("hello".getBytes(StandardCharsets.UTF_8), sender, TestKeys.RANDOM);

        assertThat(BitFlips.of(message))
                .allSatisfy(flipped -> assertThatThrownBy(() -> session.decrypt(flipped.bytes(), sender.publicKey()))
                        .isInstanceOf(VirgilException.class));
    }

    @Test
    @Tag("exhaustive")
    void anythingButTheMessageItselfIsRefusedByType() {
        var message = session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM);

        assertThat(Hostile.variantsOf(message))
                .filteredOn(bytes -> !Arrays.equals(bytes, message))
                .allSatisfy(bytes -> assertThatThrownBy(() -> session.decrypt(bytes, sender.publicKey()))
                        .isInstanceOf(VirgilException.class));
    }

    @Test
    void signedMessageWithBrokenPaddingIsMalformed() {
        // Given a member who signs content that is not padded as it must be
        var salt = new byte[32];
        var header = new GroupMessage.Header(ID, 1, salt).encode();
        var unpadded = encryptUnpadded(salt, header);
        var message = new GroupMessage(header, sender.sign(unpadded), unpadded).encode();

        // When and Then
        assertThatThrownBy(() -> session.decrypt(message, sender.publicKey())).isInstanceOf(MalformedException.class);
    }

    @Test
    void messageLongerThanAnyIsRefusedUnread() {
        var huge = new byte[32_769];

        assertThatThrownBy(() -> session.decrypt(huge, sender.publicKey())).isInstanceOf(MalformedException.class);
    }

    @Test
    void onlyEd25519KeysSendMessages() {
        var p256 = P256PrivateKey.generate(TestKeys.RANDOM);
        var message = session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM);

        assertThatThrownBy(() -> session.encrypt(new byte[] {1}, p256, TestKeys.RANDOM))
                .isInstanceOf(WrongKeyException.class);
        assertThatThrownBy(() -> session.decrypt(message, p256.publicKey())).isInstanceOf(WrongKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455, 268_435_456, 0xffff_ffffL})
    void messageOfAnyEpochComesBack(long epoch) {
        var some = new GroupSession(List.of(ticket(epoch)));

        var message = some.encrypt(new byte[] {1, 2}, sender, TestKeys.RANDOM);

        assertThat(some.newestEpoch()).isEqualTo(epoch);
        assertThat(some.decrypt(message, sender.publicKey())).containsExactly(1, 2);
    }

    @Test
    void sessionWithAClosedTicketFailsInsteadOfEncryptingWithZeros() {
        epoch1.close();

        assertThatThrownBy(() -> session.encrypt(new byte[] {1}, sender, TestKeys.RANDOM))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fiftyEpochsAreAllKeptHoweverFarApartAndInAnyOrder() {
        var epochs = new ArrayList<>(LongStream.rangeClosed(1, 50).boxed().toList());
        epochs.set(49, 0xffff_ffffL);
        Collections.shuffle(epochs, new Random(50));
        var tickets = epochs.stream().map(GroupSessionTest::ticket).toList();
        var full = new GroupSession(tickets);

        assertThat(tickets).allSatisfy(one -> {
            var message = new GroupSession(List.of(one)).encrypt(new byte[] {7}, sender, TestKeys.RANDOM);
            assertThat(full.decrypt(message, sender.publicKey())).containsExactly(7);
        });
    }

    @Test
    void ofMoreThanFiftyEpochsTheNewestAreKept() {
        var full = new GroupSession(
                LongStream.rangeClosed(0, 50).mapToObj(GroupSessionTest::ticket).toList());
        var old = new GroupSession(List.of(epoch0)).encrypt(new byte[0], sender, TestKeys.RANDOM);

        assertThat(full.newestEpoch()).isEqualTo(50);
        assertThatThrownBy(() -> full.decrypt(old, sender.publicKey())).isInstanceOf(NotARecipientException.class);
    }

    @Test
    void ticketsThatDoNotBelongTogetherAreRefused() {
        var foreign = GroupTicket.fresh(GroupSessionId.of("another-group"), 2, TestKeys.RANDOM);
        var several = List.of(epoch0, foreign);
        var twice = List.of(epoch0, ticket(0));
        var none = List.<GroupTicket>of();

        assertThatThrownBy(() -> new GroupSession(several)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupSession(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupSession(none)).isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] encryptUnpadded(byte[] salt, byte[] header) {
        var hkdf = new HKDFBytesGenerator(new SHA512Digest());
        var info = "VIRGIL_GROUP_SESSION_KDF_CIPHER_INFO\0".getBytes(StandardCharsets.US_ASCII);
        hkdf.init(new HKDFParameters(epoch1.key().copy(), salt, info));
        var keys = new byte[44];
        hkdf.generateBytes(keys, 0, keys.length);
        return AesGcm.encrypt(Arrays.copyOf(keys, 32), Arrays.copyOfRange(keys, 32, 44), new byte[] {1, 2, 3}, header);
    }

    private static GroupTicket ticket(long epoch) {
        return GroupTicket.fresh(ID, epoch, TestKeys.RANDOM);
    }

    private static byte[] saltOf(byte[] message) {
        return GroupMessage.Header.parse(GroupMessage.parse(message).header()).salt();
    }
}
