package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomPaddingTest {

    @ParameterizedTest
    @CsvSource({"160,156,0", "160,1,155", "320,1,315", "320,160,156"})
    void contentIsWhatComesBeforeThePadding(int length, int padding, int content) {
        assertThat(RandomPadding.strip(padded(length, padding))).hasSize(content);
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
        "160,2147483647"
    })
    void paddingOfAnyOtherLengthIsMalformed(int length, int padding) {
        var padded = padded(length, padding);

        assertThatThrownBy(() -> RandomPadding.strip(padded)).isInstanceOf(MalformedException.class);
    }

    private static byte[] padded(int length, int padding) {
        var bytes = new byte[length];
        if (length >= Integer.BYTES) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(length - Integer.BYTES, padding);
        }
        return bytes;
    }
}
