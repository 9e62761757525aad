package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientChunksTest {

    private final Ed25519PrivateKey sender = TestKeys.fresh();
    private final EnvelopeSealer sealer = new EnvelopeSealer(TestKeys.RANDOM);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 24, 37, 64, 65, 66, 100, 257, 258, 300})
    void lengthOfMetaIsKnownBeforehand(int count) {
        var recipients = keys(count);

        var meta = sealer.seal(new byte[74], sender, recipients).meta();

        assertThat(EnvelopeSize.metaBytes(sender.publicKey(), recipients)).isEqualTo(meta.length);
    }

    @Test
    void recipientGivenTwiceCountsOnceAndNobodyIsRefused() {
        var key = sender.publicKey();

        assertThat(EnvelopeSize.metaBytes(key, List.of(key, key))).isEqualTo(EnvelopeSize.metaBytes(key, List.of(key)));
        assertThatThrownBy(() -> EnvelopeSize.metaBytes(key, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,4", "2,4", "3,4", "4,8", "7125,9500", "7126,9504"})
    void lengthInBase64IsThatOfTheText(int bytes, int text) {
        assertThat(EnvelopeSize.encoded(bytes))
                .isEqualTo(text)
                .isEqualTo(Base64Text.encode(new byte[bytes]).length());
    }

    @ParameterizedTest(name = "{0} recipients, at most {1} each")
    @CsvSource({"0,24,0", "1,24,1", "24,24,1", "25,24,2", "48,24,2", "49,24,3", "99,24,5", "3,1,3"})
    void countFillsTheChunksWhereTheyAreSmallEnough(int recipients, int most, int chunks) {
        var split = new RecipientChunks(sender.publicKey(), 9_500, most).split(keys(recipients), Function.identity());

        assertThat(split)
                .hasSize(chunks)
                .allSatisfy(chunk -> assertThat(chunk).isNotEmpty().hasSizeLessThanOrEqualTo(most));
    }

    @ParameterizedTest
    @ValueSource(ints = {648, 1_000, 2_000, 5_000, 9_500, 10_240})
    void everyChunkIsAsFullAsTheLimitAllowsAndNoneIsLarger(int limit) {
        var chunks = new RecipientChunks(sender.publicKey(), limit, 1_000);

        var split = chunks.split(keys(60), Function.identity());

        assertThat(split.subList(0, split.size() - 1))
                .allSatisfy(chunk -> assertThat(encodedWithOneMore(chunk)).isGreaterThan(limit));
        assertThat(split)
                .filteredOn(chunk -> chunk.size() > 1)
                .allSatisfy(chunk -> assertThat(encoded(chunk)).isLessThanOrEqualTo(limit));
    }

    @Test
    void nobodyIsLeftOutAndTheOrderStays() {
        var recipients = keys(80);

        var split = new RecipientChunks(sender.publicKey(), 3_000, 7).split(recipients, Function.identity());

        assertThat(split.stream().flatMap(List::stream)).containsExactlyElementsOf(recipients);
    }

    @Test
    void whoDoesNotFitEvenAloneIsAlone() {
        var room = EnvelopeSize.encoded(EnvelopeSize.metaBytes(sender.publicKey(), List.of(sender.publicKey())));
        var chunks = new RecipientChunks(sender.publicKey(), room, 24);

        assertThat(chunks.split(keys(3), Function.identity())).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"9500,0", "9500,-1", "647,24", "0,24"})
    void limitsThatLeaveNoRoomAreRefused(int longestMeta, int most) {
        var key = sender.publicKey();

        assertThatThrownBy(() -> new RecipientChunks(key, longestMeta, most))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int encoded(List<PublicKey> others) {
        var all = new ArrayList<>(others);
        all.add(sender.publicKey());
        return EnvelopeSize.encoded(sealer.seal(new byte[74], sender, all).meta().length);
    }

    private int encodedWithOneMore(List<PublicKey> others) {
        var more = new ArrayList<>(others);
        more.add(TestKeys.fresh().publicKey());
        return encoded(more);
    }

    private static List<PublicKey> keys(int count) {
        return TestKeys.fresh(count).stream()
                .map(key -> (PublicKey) key.publicKey())
                .toList();
    }
}
