package io.chate2ee.virgil.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.bytes.HexText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTicketTest {

    private static final GroupSessionId SESSION = GroupSessionId.of("group-of-tests");

    private final GroupTicket ticket = GroupTicket.fresh(SESSION, 300, TestKeys.RANDOM);

    @ParameterizedTest
    @CsvSource({
        "0,46,00",
        "1,46,01",
        "127,46,7f",
        "128,47,8001",
        "129,47,8101",
        "300,47,ac02",
        "16383,47,ff7f",
        "16384,48,808001",
        "2097151,48,ffff7f",
        "2097152,49,80808001",
        "268435455,49,ffffff7f",
        "268435456,4a,8080808001",
        "4294967295,4a,ffffffff0f"
    })
    void ticketOfAnyEpochHasExactlyTheseBytes(long epoch, String length, String varint) {
        var some = GroupTicket.fresh(SESSION, epoch, TestKeys.RANDOM);

        var bytes = some.encode().copy();

        assertThat(HexFormat.of().formatHex(bytes))
                .startsWith("080012" + length + "0a20" + SESSION.hex() + "10" + varint + "1a20");
        assertThat(GroupTicket.parse(bytes).encode().copy()).isEqualTo(bytes);
        assertThat(GroupTicket.parse(bytes).epoch()).isEqualTo(epoch);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L})
    void epochThatDoesNotFitTheFormatIsRefused(long epoch) {
        assertThatThrownBy(() -> GroupTicket.fresh(SESSION, epoch, TestKeys.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everySingleBitFlipGivesAnotherTicketOrAFailure() {
        // A ticket has nothing of its own to tell damage by; the envelope around it has.
        assertThat(BitFlips.of(ticket.encode().copy())).allSatisfy(flipped -> {
            try {
                var other = GroupTicket.parse(flipped.bytes());
                assertThat(other.matches(ticket)).isFalse();
                assertThat(other.encode().copy()).isEqualTo(flipped.bytes());
            } catch (MalformedException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    void everyByteStringGivesATicketThatIsWrittenTheSameOrAFailure() {
        assertThat(Hostile.variantsOf(ticket.encode().copy())).allSatisfy(bytes -> {
            try {
                assertThat(GroupTicket.parse(bytes).encode().copy()).isEqualTo(bytes);
            } catch (MalformedException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12440a20SID1a20KEY", // version left out, as proto3 would
                "080012440a20SID1a20KEY", // epoch 0 left out, as proto3 would
                "080012470a20SID1080001a20KEY", // epoch in too many bytes
                "080012461a20KEY0a20SID1000", // fields in another order
                "080112460a20SID10001a20KEY", // another version
                "080012460a20SID10001a20KEY00", // a byte behind it
                "08001a460a20SID10001a20KEY" // a message, not a ticket
            })
    void ticketInOtherThanItsOneEncodingIsMalformed(String pattern) {
        var hex = pattern.replace("SID", SESSION.hex()).replace("KEY", "ab".repeat(32));
        var bytes = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");

        assertThatThrownBy(() -> GroupTicket.parse(bytes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void ticketsMatchOnlyIfEpochAndKeyAreTheSame() {
        var same = ticket.encode().use(GroupTicket::parse);

        assertThat(same.matches(ticket)).isTrue();
        assertThat(GroupTicket.fresh(SESSION, 300, TestKeys.RANDOM).matches(ticket))
                .isFalse();
        assertThat(patched("10ac02", "10ad02").matches(ticket)).isFalse();
        assertThat(patched(SESSION.hex(), GroupSessionId.of("another-group").hex())
                        .matches(ticket))
                .isFalse();
    }

    @Test
    void printingATicketDoesNotShowItsKey() {
        assertThat(ticket.toString())
                .contains("epoch 300")
                .doesNotContain(HexText.encode(ticket.key().copy()));
    }

    @Test
    void closedTicketIsOfNoUse() {
        var key = ticket.key();

        ticket.close();
        ticket.close();

        assertThat(key.isClosed()).isTrue();
        assertThatThrownBy(ticket::encode).isInstanceOf(IllegalStateException.class);
        assertThat(ticket.epoch()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1234567890"})
    void sessionIdIsHexadecimalOf32Bytes(String hex) {
        assertThatThrownBy(() -> new GroupSessionId(hex)).isInstanceOf(MalformedException.class);
        assertThat(new GroupSessionId(SESSION.hex())).isEqualTo(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "123456789", "äääö"})
    void groupIdsShorterThanTenBytesAreRefused(String groupId) {
        assertThatThrownBy(() -> GroupSessionId.of(groupId)).isInstanceOf(MalformedException.class);
    }

    @Test
    void groupIdsCountInBytesAndHaveNoLongest() {
        assertThat(GroupSessionId.of("äääää")).isEqualTo(GroupSessionId.of("äääää".getBytes(StandardCharsets.UTF_8)));
        assertThat(GroupSessionId.of("1234567890")).isNotEqualTo(GroupSessionId.of("12345678901"));
        assertThat(GroupSessionId.of("x".repeat(100_000)).bytes()).hasSize(32);
    }

    @Test
    void sessionIdInUpperCaseIsRefused() {
        var upper = "A".repeat(64);

        assertThatThrownBy(() -> new GroupSessionId(upper)).isInstanceOf(MalformedException.class);
    }

    private GroupTicket patched(String hex, String replacement) {
        var bytes = HexText.encode(ticket.encode().copy()).replaceFirst(hex, replacement);
        return GroupTicket.parse(HexFormat.of().parseHex(bytes));
    }
}
