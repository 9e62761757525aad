package io.chate2ee.virgil.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.crosscheck.VirgilLibrary.Form;
import io.chate2ee.virgil.crosscheck.VirgilLibrary.Keys;
import io.chate2ee.virgil.crosscheck.VirgilLibrary.Minting;
import io.chate2ee.virgil.crosscheck.VirgilLibrary.Refused;
import io.chate2ee.virgil.group.GroupSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything one library writes, read by the other; both ways, with new keys and random content in every run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrossCheck {
    private final RandomInput random = new RandomInput();
    private final VirgilLibrary ours = new OurLibrary();
    private final VirgilLibrary theirs;

    CrossCheck(VirgilLibrary theirs) {
        this.theirs = theirs;
    }

    /** Who writes and who reads. */
    record Way(String name, VirgilLibrary writer, VirgilLibrary reader) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Way> ways() {
        return Stream.of(new Way("ours to theirs", ours, theirs), new Way("theirs to ours", theirs, ours));
    }

    @AfterAll
    void endTheirs() {
        theirs.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aSignatureOfOneIsVerifiedByTheOtherAndADamagedOneRefused(Way way) {
        for (var kind : KeyKind.signing()) {
            var keys = way.writer().generate(kind);
            var data = random.bytes(0, 2000);

            var signature = way.writer().sign(keys.privateKey(), data);

            assertThatCode(() -> way.reader().verify(keys.publicKey(), data, signature))
                    .as("%s of %s", kind, random)
                    .doesNotThrowAnyException();
            var damaged = random.damaged(signature);
            assertThatThrownBy(() -> way.reader().verify(keys.publicKey(), data, damaged), "%s of %s", kind, random)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void ed25519SignaturesAreTheSameBytes() {
        var keys = ours.generate(KeyKind.ED25519);
        var data = random.bytes(0, 2000);

        assertThat(ours.sign(keys.privateKey(), data)).isEqualTo(theirs.sign(keys.privateKey(), data));
    }

    @Test
    void keyPairsFromKeyMaterialAreTheSameBytes() {
        for (int round = 0; round < 10; round++) {
            var material = random.bytes(32, 512);

            var made = ours.fromMaterial(material);

            assertThat(made).as("%s", random).usingRecursiveComparison().isEqualTo(theirs.fromMaterial(material));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anEnvelopeOfOneIsOpenedByTheOtherForEveryTypeOfKey(Way way) {
        for (var kind : KeyKind.values()) {
            var sender = way.writer().generate(KeyKind.ED25519);
            var recipient = way.reader().generate(kind);
            checkEnvelope(way, sender, List.of(recipient), "to " + kind);
        }
        for (var kind : KeyKind.signing()) {
            var sender = way.writer().generate(kind);
            var recipient = way.reader().generate(KeyKind.ED25519);
            checkEnvelope(way, sender, List.of(recipient), "from " + kind);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anEnvelopeForManyIsOpenedByEachOfThem(Way way) {
        var kinds = KeyKind.values();
        var recipients = IntStream.range(0, random.between(20, 100))
                .mapToObj(i -> ours.generate(kinds[i % 7 == 0 ? random.between(0, kinds.length - 1) : 0]))
                .toList();

        checkEnvelope(way, way.writer().generate(KeyKind.ED25519), recipients, recipients.size() + " recipients");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anEnvelopeInOnePieceIsOpenedByTheOtherInEveryForm(Way way) {
        var sender = way.writer().generate(KeyKind.ED25519);
        var recipients = Stream.of(KeyKind.values()).map(ours::generate).toList();
        var keys = recipients.stream().map(Keys::publicKey).toList();
        for (var form : Form.values()) {
            for (var recipient : recipients) {
                var data = random.bytes(0, 1000);

                var blob = way.writer().combine(form, data, sender.privateKey(), keys);

                assertThat(way.reader().openCombined(form, blob, recipient.privateKey(), sender.publicKey()))
                        .as("%s, %s", form, random)
                        .isEqualTo(data);
            }
        }
    }

    private void checkEnvelope(Way way, Keys sender, List<Keys> recipients, String what) {
        var data = random.bytes(0, 5000);

        var sealed = way.writer()
                .seal(
                        data,
                        sender.privateKey(),
                        recipients.stream().map(Keys::publicKey).toList());

        for (var recipient : recipients) {
            assertThat(way.reader().open(sealed, recipient.privateKey(), sender.publicKey()))
                    .as("%s, %s", what, random)
                    .isEqualTo(data);
        }
        var stranger = ours.generate(KeyKind.ED25519);
        assertThatThrownBy(() -> way.reader().open(sealed, stranger.privateKey(), sender.publicKey()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> way.reader().open(sealed, recipients.get(0).privateKey(), stranger.publicKey()))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aGroupMessageOfOneIsReadByTheOtherWithTicketsOfEither(Way way) {
        var groupId = random.bytes(10, 60);
        var tickets = List.of(way.writer().ticket(groupId));
        var sender = way.writer().generate(KeyKind.ED25519);
        for (int round = 0; round < 10; round++) {
            var text = random.bytes(1, round == 0 ? GroupSession.LONGEST_PLAINTEXT : 500);

            var message = way.writer().groupEncrypt(tickets, sender.privateKey(), text);

            assertThat(way.reader().groupDecrypt(tickets, message, sender.publicKey()))
                    .as("%s", random)
                    .isEqualTo(text);
            var damaged = random.damaged(message);
            assertThatThrownBy(() -> way.reader().groupDecrypt(tickets, damaged, sender.publicKey()), "%s", random)
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theLongestGroupMessageIsReadByTheOther(Way way) {
        var tickets = List.of(way.writer().ticket(random.bytes(10, 60)));
        var sender = way.writer().generate(KeyKind.ED25519);
        var text = new byte[GroupSession.LONGEST_PLAINTEXT];

        var message = way.writer().groupEncrypt(tickets, sender.privateKey(), text);

        assertThat(way.reader().groupDecrypt(tickets, message, sender.publicKey()))
                .isEqualTo(text);
    }

    @Test
    void aLongerGroupMessageIsWrittenByVirgilButNotReadByIt() {
        var tickets = List.of(ours.ticket(random.bytes(10, 60)));
        var sender = ours.generate(KeyKind.ED25519);
        var text = new byte[GroupSession.LONGEST_PLAINTEXT + 1];

        var message = theirs.groupEncrypt(tickets, sender.privateKey(), text);

        assertThatThrownBy(() -> theirs.groupDecrypt(tickets, message, sender.publicKey()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Protobuf error");
        assertThat(ours.groupDecrypt(tickets, message, sender.publicKey())).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aTokenOfOneIsVerifiedByTheOtherAndADamagedOneRefused(Way way) {
        var key = way.writer().generate(KeyKind.ED25519);
        var stranger = way.writer().generate(KeyKind.ED25519);
        for (var data : List.of(Map.<String, String>of(), Map.of("role", random.word()))) {
            var minting = new Minting(
                    random.word(), random.word(), key.privateKey(), random.word(), random.between(60, 3600), data);

            var token = way.writer().mint(minting);

            assertThatCode(() -> way.reader().verifyToken(token, minting, key.publicKey()))
                    .as("%s: %s", random, token)
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> way.reader().verifyToken(token, minting, stranger.publicKey()))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(
                            () -> way.reader().verifyToken(random.damaged(token), minting, key.publicKey()),
                            "%s: %s",
                            random,
                            token)
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aCardOfOneIsVerifiedByTheOtherWithTheSameId(Way way) {
        for (var kind : KeyKind.signing()) {
            var chain = new ArrayList<String>();
            for (int round = 0; round < 2; round++) {
                var previous = chain.isEmpty() ? null : chain.get(0);
                var key = way.writer().generate(kind);

                var card = way.writer().card(random.word(), key.privateKey(), previous);

                chain.add(way.reader().verifyCard(card));
                assertThat(way.writer().verifyCard(card))
                        .as("%s of %s", kind, random)
                        .isEqualTo(chain.get(round));
            }
        }
    }
}
