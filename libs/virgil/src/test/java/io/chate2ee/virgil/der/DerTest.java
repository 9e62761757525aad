package io.chate2ee.virgil.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 100_000})
    void lengthsAreWrittenAsAnotherLibraryWritesThemAndReadBack(int length) throws IOException {
        var content = new byte[length];

        var written = Der.octets(content);

        assertThat(written).isEqualTo(new DEROctetString(content).getEncoded(ASN1Encoding.DER));
        assertThat(written).hasSize(Der.headerLength(length) + length);
        assertThat(DerReader.of(written).content(DerTag.OCTET_STRING)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 32_767, 32_768, Integer.MAX_VALUE})
    void integersAreWrittenAsAnotherLibraryWritesThemAndReadBack(int value) throws IOException {
        var written = Der.integer(value);

        assertThat(written).isEqualTo(new ASN1Integer(value).getEncoded(ASN1Encoding.DER));
        assertThat(DerReader.of(written).smallInteger()).isEqualTo(value);
    }

    @Test
    void setsAreSortedAsAnotherLibrarySortsThem() throws IOException {
        var contents =
                List.of(new byte[] {(byte) 0xff}, new byte[] {1, 2}, new byte[] {}, new byte[] {0x7f}, new byte[] {1});
        var vector = new ASN1EncodableVector();
        contents.forEach(content -> vector.add(new DEROctetString(content)));

        assertThat(Der.setOf(contents.stream().map(Der::octets).toList()))
                .isEqualTo(new DERSet(vector).getEncoded(ASN1Encoding.DER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "04", // no length
                "0401", // no content
                "0480", // indefinite
                "048000", // indefinite, closed at once
                "04810100", // length 1 in the long form
                "0482000100", // length with a leading zero
                "04818000", // longer than what there is
                "0484ffffffff", // four bytes of length
                "04ffffffffff", // reserved
                "0501" // another tag
            })
    void elementThatIsNotStrictDerIsMalformed(String hex) {
        var reader = DerReader.of(HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> reader.content(DerTag.OCTET_STRING)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource({"020100,0", "02017f,127", "02020080,128", "02047fffffff,2147483647"})
    void minimalIntegersAreRead(String hex, int value) {
        assertThat(DerReader.of(HexFormat.of().parseHex(hex)).smallInteger()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0200", "020180", "02020000", "0202007f", "02050080000000", "02050100000000", "0206000000000001"
            })
    void otherIntegersAreMalformed(String hex) {
        var reader = DerReader.of(HexFormat.of().parseHex(hex));

        assertThatThrownBy(reader::smallInteger).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "030101", "03020700"})
    void bitStringsOfPartialOctetsAreMalformed(String hex) {
        var reader = DerReader.of(HexFormat.of().parseHex(hex));

        assertThatThrownBy(reader::bits).isInstanceOf(MalformedException.class);
    }

    @Test
    void elementsAreReadInOrderAndNothingMayBeLeft() {
        var reader = DerReader.of(Der.sequence(Der.integer(5), Der.utf8("é"), Der.bits(new byte[] {9})));

        var sequence = reader.enter(DerTag.SEQUENCE);
        reader.end();
        sequence.expectInteger(5);
        assertThat(sequence.utf8()).isEqualTo("é");
        assertThatThrownBy(sequence::end).isInstanceOf(MalformedException.class);
        assertThat(sequence.bits()).containsExactly(9);
        assertThat(sequence.isAtEnd()).isTrue();
        sequence.end();
    }

    @Test
    void elementCannotReachBeyondWhatHoldsIt() {
        // Given a sequence of 2 bytes whose octet string claims 5, with bytes behind the sequence
        var reader = DerReader.of(HexFormat.of().parseHex("300204050102030405")).enter(DerTag.SEQUENCE);

        assertThatThrownBy(() -> reader.content(DerTag.OCTET_STRING)).isInstanceOf(MalformedException.class);
    }

    @Test
    void constantsAndLengthsAreHeldToTheByte() {
        var bytes = Der.octets(new byte[3]);

        assertThatThrownBy(() -> DerReader.of(bytes).octets(4)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DerReader.of(bytes).expect(new byte[] {4, 3, 0, 0, 1}))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DerReader.of(bytes).expect(Arrays.copyOf(bytes, 6)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DerReader.of(Der.integer(1)).expectInteger(0)).isInstanceOf(MalformedException.class);
        assertThat(DerReader.of(bytes).element(DerTag.OCTET_STRING)).isEqualTo(bytes);
    }

    @Test
    void textThatIsNotUtf8IsMalformed() {
        var reader = DerReader.of(HexFormat.of().parseHex("0c02c328"));

        assertThatThrownBy(reader::utf8).isInstanceOf(MalformedException.class);
    }

    @Test
    void writerRefusesWhatItCannotWrite() {
        assertThatThrownBy(() -> Der.integer(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DerTag.explicit(31)).isInstanceOf(IllegalArgumentException.class);
    }
}
