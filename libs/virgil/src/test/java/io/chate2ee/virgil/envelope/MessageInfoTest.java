package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.der.Der;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageInfoTest {

    private static final String NO_RECIPIENTS = "303c06092a864886f70d010703a02f302d0201023100302606092a864886f70d010701"
            + "3019060960864801650304012e040c000102030405060708090a0b";

    @ParameterizedTest(name = "version {0}: {1}")
    @CsvSource({"0, NONE, NOBODY", "3, RANDOM, NOBODY", "2, NONE, FOOTER", "3, RANDOM, FOOTER"})
    void versionSaysWhatTheReaderMustUnderstand(int version, Padding padding, String authorship) {
        var author = authorship.equals("FOOTER") ? new FooterInfo(5) : new Authorship.Nobody();

        var meta = new MessageInfo(List.of(), new byte[12], author, padding).encode();

        assertThat(HexFormat.of().formatHex(meta)).matches("30..(..)?0201%02x.*".formatted(version));
        assertThat(MessageInfo.parse(meta).encode()).isEqualTo(meta);
    }

    @Test
    void readsWhatIsWrittenHereByHand() {
        var info = MessageInfo.parse(meta("020100" + NO_RECIPIENTS));

        assertThat(info.recipients()).isEmpty();
        assertThat(info.nonce()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(info.padding()).isEqualTo(Padding.NONE);
        assertThat(info.authorship()).isEqualTo(new Authorship.Nobody());
    }

    @ParameterizedTest
    @CsvSource({
        "020100C, NONE",
        "020103Ca30e300c060a2b0601040183ac1b0103, RANDOM",
        "020102CKa21e301c020100020105a0143012020100300d06096086480165030402030500, NONE",
        "020103CKa21e301c020100020105a0143012020100300d06096086480165030402030500a30e300c060a2b0601040183ac1b0103, RANDOM"
    })
    void readsWhatTheFormatAllows(String pattern, Padding padding) {
        assertThat(MessageInfo.parse(meta(filled(pattern))).padding()).isEqualTo(padding);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "version 1 without the field it stands for, 020101C",
        "version 3 without padding,                  020103C",
        "version 0 with padding,                     020100Ca30e300c060a2b0601040183ac1b0103",
        "version that is not minimal,                02020000C",
        "negative version,                           0201ffC",
        "other kind of padding,                      020103Ca30e300c060a2b0601040183ac1b0104",
        "kdf without footer,                         020101Ca10f300d060b2a864886f70d010910031e",
        "footer without kdf,                         020102Ca21e301c020100020105a0143012020100300d06096086480165030402030500",
        "footer of negative size,                    020102CKa21e301c0201000201ffa0143012020100300d06096086480165030402030500",
        "footer of huge size,                        020102CKa222302002010002050080000000a0143012020100300d06096086480165030402030500",
        "footer over another digest,                 020102CKa21e301c020100020105a0143012020100300d06096086480165030402010500",
        "footer before kdf,                          020102Ca21e301c020100020105a0143012020100300d06096086480165030402030500K",
        "bytes left over,                            020100C0500",
        "nothing in it,                              ''",
        "no content,                                 020100",
        "no signature among the parameters,          020100Ca0023100",
    })
    void anythingElseIsMalformed(String what, String pattern) {
        var bytes = meta(filled(pattern));

        assertThatThrownBy(() -> MessageInfo.parse(bytes)).as(what).isInstanceOf(MalformedException.class);
    }

    @Test
    void footerOfAnySizeIsReadAndWritten() {
        for (int size : new int[] {0, 127, 128, 255, 32_767, 32_768, Integer.MAX_VALUE}) {
            var meta =
                    new MessageInfo(List.of(), TestKeys.randomBytes(12), new FooterInfo(size), Padding.NONE).encode();

            assertThat(MessageInfo.parse(meta).authorship()).isEqualTo(new FooterInfo(size));
        }
    }

    private static String filled(String pattern) {
        return pattern.replace("C", NO_RECIPIENTS).replace("K", "a10f300d060b2a864886f70d010910031e");
    }

    private static byte[] meta(String contentHex) {
        return Der.sequence(HexFormat.of().parseHex(contentHex));
    }
}
