package io.chate2ee.virgil.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {

    @RepeatedTest(20)
    void bytesComeBack() {
        var bytes = TestKeys.randomBytes(TestKeys.RANDOM.nextInt(50));

        assertThat(Base64Text.decode(Base64Text.encode(bytes))).isEqualTo(bytes);
        assertThat(Base64Text.decodeUrl(Base64Text.encodeUrl(bytes))).isEqualTo(bytes);
        assertThat(HexText.decode(bytes.length, HexText.encode(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "AA=", "AB==", "AAB=", "A A=", "AAA=\n", "-_-_", "====", "A", "é"})
    void base64InAnyOtherSpellingIsMalformed(String text) {
        assertThatThrownBy(() -> Base64Text.decode(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "AB", "AAB", "+/+/", "A", "A A"})
    void base64UrlInAnyOtherSpellingIsMalformed(String text) {
        assertThatThrownBy(() -> Base64Text.decodeUrl(text)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "000", "0G", "AB", "00 "})
    void hexadecimalOfAnotherLengthOrCaseIsMalformed(String text) {
        assertThatThrownBy(() -> HexText.decode(1, text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void brokenUtf8IsMalformedBothWays() {
        assertThatThrownBy(() -> Utf8.decode(new byte[] {(byte) 0xc3, 0x28})).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Utf8.encode("\ud800")).isInstanceOf(MalformedException.class);
        assertThat(Utf8.decode(Utf8.encode("é€\uD83D\uDE00"))).isEqualTo("é€\uD83D\uDE00");
    }

    @Test
    void secretsAreComparedByContentAndWiped() {
        var secret = new byte[] {1, 2, 3};

        assertThat(Secrets.equal(secret, new byte[] {1, 2, 3})).isTrue();
        assertThat(Secrets.equal(secret, new byte[] {1, 2, 4})).isFalse();
        assertThat(Secrets.equal(secret, new byte[] {1, 2})).isFalse();
        Secrets.wipe(secret);
        assertThat(secret).containsOnly(0);
    }
}
