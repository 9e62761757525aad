package io.chate2ee.virgil.cipher;

import static io.chate2ee.virgil.cipher.FramePadding.COUNTING_CONTENT;
import static io.chate2ee.virgil.cipher.FramePadding.COUNTING_PADDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FramePaddingTest {

    @ParameterizedTest
    @EnumSource
    void contentOfAnyLengthComesBackFromWholeFrames(FramePadding padding) {
        for (int length = 0; length <= 700; length++) {
            var content = TestKeys.randomBytes(length);

            var padded = padding.pad(content, TestKeys.RANDOM);

            assertThat(padded.length % 160).isZero();
            assertThat(padded.length - length).isBetween(5, 164);
            assertThat(padding.strip(padded)).isEqualTo(content);
        }
    }

    @Test
    void theNumberAtTheEndIsWhatItCounts() {
        var content = new byte[100];

        assertThat(number(COUNTING_PADDING.pad(content, TestKeys.RANDOM))).isEqualTo(56);
        assertThat(number(COUNTING_CONTENT.pad(content, TestKeys.RANDOM))).isEqualTo(100);
    }

    @Test
    void paddingIsRandom() {
        var one = COUNTING_PADDING.pad(new byte[10], TestKeys.RANDOM);
        var other = COUNTING_PADDING.pad(new byte[10], TestKeys.RANDOM);

        assertThat(Arrays.copyOfRange(one, 10, 156)).isNotEqualTo(Arrays.copyOfRange(other, 10, 156));
    }

    @ParameterizedTest(name = "{0} bytes become {1}")
    @CsvSource({"0,160", "155,160", "156,320", "315,320", "316,480"})
    void aFrameIsAddedWhenTheNumberWouldFillOne(int length, int padded) {
        assertThat(COUNTING_PADDING.pad(new byte[length], TestKeys.RANDOM)).hasSize(padded);
    }

    @ParameterizedTest(name = "{0} bytes with {1} of padding")
    @CsvSource({
        "0,0",
        "3,0",
        "159,1",
        "161,1",
        "160,157",
        "160,-1",
        "160,0",
        "320,161",
        "320,164",
        "320,0",
        "160,2147483647",
        "160,-2147483648"
    })
    void paddingOfAnyOtherLengthIsMalformed(int length, int padding) {
        assertMalformed(COUNTING_PADDING, withNumber(length, padding));
    }

    @ParameterizedTest(name = "{0} bytes with {1} of content")
    @CsvSource({
        "0,0",
        "3,0",
        "159,1",
        "161,1",
        "160,156",
        "160,157",
        "160,-1",
        "320,155",
        "320,316",
        "320,320",
        "160,2147483647",
        "160,-2147483648"
    })
    void contentOfAnyOtherLengthIsMalformed(int length, int content) {
        assertMalformed(COUNTING_CONTENT, withNumber(length, content));
    }

    private static void assertMalformed(FramePadding padding, byte[] padded) {
        assertThatThrownBy(() -> padding.strip(padded)).isInstanceOf(MalformedException.class);
    }

    private static int number(byte[] padded) {
        return ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getInt(padded.length - Integer.BYTES);
    }

    private static byte[] withNumber(int length, int number) {
        var bytes = new byte[length];
        if (length >= Integer.BYTES) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(length - Integer.BYTES, number);
        }
        return bytes;
    }
}
