package io.chate2ee.contract.event;

import static io.chate2ee.contract.event.GroupEventsTest.event;
import static io.chate2ee.contract.event.GroupEventsTest.manyUids;
import static io.chate2ee.contract.event.GroupEventsTest.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.json.Json;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedEventsTest {
    @Test
    void aRecordWithoutAValueIsRejected() {
        assertRejected(() -> GroupEvents.read(Map.of(), null, IdCase.LOWER), Reason.NO_VALUE, null);
    }

    @Test
    void oneByteMoreThanAMebibyteIsTooLargeWhateverItHolds() {
        byte[] spaces = new byte[GroupEvents.MAX_BYTES + 1];
        Arrays.fill(spaces, (byte) ' ');

        assertRejected(() -> GroupEvents.read(Map.of(), spaces, IdCase.LOWER), Reason.TOO_LARGE, null);
    }

    @Test
    void exactlyOneMebibyteIsRead() throws Exception {
        byte[] json = Json.write(event("chat.group.deleted", "{'guid':'team'}"));
        byte[] padded = Arrays.copyOf(json, GroupEvents.MAX_BYTES);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');

        assertThat(GroupEvents.read(Map.of(), padded, IdCase.LOWER).guid()).isEqualTo(new Guid("team"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{\"a\":1,\"a\":2}", "\u0000\u0000\u0000{"})
    void whatIsNotOneJsonObjectIsRejected(String text) {
        assertRejected(() -> GroupEvents.read(Map.of(), text.getBytes(UTF_8), IdCase.LOWER), Reason.NOT_JSON, null);
    }

    @ParameterizedTest
    @CsvSource({"10000, INVALID", "150000, NOT_JSON"})
    void whatIsNothingButDeepIsRejected(int depth, Reason reason) {
        byte[] deep = ("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8);

        assertRejected(() -> GroupEvents.read(Map.of(), deep, IdCase.LOWER), reason, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'specversion':'2.0','id':'1','source':'s','type':'chat.group.deleted','data':{'guid':'team'}}",
                "{'specversion':'1.0','id':'1','source':'s','type':'chat.group.deleted'}"
            })
    void jsonThatIsNoCloudEventIsInvalid(String json) {
        byte[] value = json.replace('\'', '"').getBytes(UTF_8);

        assertRejected(() -> GroupEvents.read(Map.of(), value, IdCase.LOWER), Reason.INVALID, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'guid':null}", "{'guid':''}", "{'guid':7}", "{'guid':'a b'}", "{'guid':'\\u202Eabc'}"})
    void aMissingOrBrokenGuidIsRejected(String data) {
        assertRejected(() -> read("chat.group.deleted", data), Reason.NO_GUID, null);
    }

    @Test
    void aGuidOfOneHundredAndOneCharactersIsRejected() {
        assertRejected(() -> read("chat.group.deleted", "{'guid':'" + "g".repeat(101) + "'}"), Reason.NO_GUID, null);
    }

    @Test
    void aTypeOutsideTheContractIsRejectedWithItsGuid() {
        assertRejected(() -> read("chat.group.exploded", "{'guid':'team'}"), Reason.UNKNOWN_TYPE, "team");
    }

    @Test
    void aTypeIsQuotedShortAndInPlainAscii() {
        RejectedEventException rejected = rejected(() -> read("\u202Eevil\u00E9" + "x".repeat(500), "{'guid':'team'}"));

        assertThat(rejected.getMessage())
                .hasSizeLessThan(200)
                .matches("[\\x20-\\x7e]*")
                .contains("'?evil?x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'guid':'team'}",
                "{'guid':'team','members':[]}",
                "{'guid':'team','members':'bob'}",
                "{'guid':'team','members':[7]}",
                "{'guid':'team','members':['']}",
                "{'guid':'team','members':['bob','b/b']}",
                "{'guid':'team','members':['\\uD83D\\uDE00']}",
                "{'guid':'team','members':['bob'],'createdAt':'soon'}",
                "{'guid':'team','members':['bob'],'createdAt':17}",
                "{'guid':'team','members':['bob'],'createdAt':'+10000-01-01T00:00:00Z'}"
            })
    void memberEventsWithoutSoundMembersOrTimesAreInvalidWithTheirGuid(String data) {
        assertRejected(() -> read("chat.group.member-added", data), Reason.INVALID, "team");
        assertRejected(() -> read("chat.group.member-kicked", data), Reason.INVALID, "team");
        assertRejected(() -> read("chat.group.member-banned", data), Reason.INVALID, "team");
        assertRejected(() -> read("chat.group.member-scope-changed", data), Reason.INVALID, "team");
    }

    @Test
    void createdWithoutCreatedAtIsInvalid() {
        assertRejected(() -> read("chat.group.created", "{'guid':'team','members':['bob']}"), Reason.INVALID, "team");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'guid':'team'}",
                "{'guid':'team','owner':''}",
                "{'guid':'team','owner':['bob']}",
                "{'guid':'team','members':['bob']}"
            })
    void aTransferWithoutASoundOwnerIsInvalid(String data) {
        assertRejected(() -> read("chat.group.owner-transferred", data), Reason.INVALID, "team");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'part':1,'parts':1",
                "'snapshot':'s','part':1,'parts':1,'createdAt':null",
                "'snapshot':'','part':1,'parts':1",
                "'snapshot':'a\\u0007','part':1,'parts':1",
                "'snapshot':'s','parts':1",
                "'snapshot':'s','part':1",
                "'snapshot':'s','part':0,'parts':1",
                "'snapshot':'s','part':2,'parts':1",
                "'snapshot':'s','part':1,'parts':21",
                "'snapshot':'s','part':1.5,'parts':2",
                "'snapshot':'s','part':1,'parts':1,'banned':'bob'",
                "'snapshot':'s','part':1,'parts':1,'members':['b b']",
                "'snapshot':'s','part':1,'parts':1,'beganAt':null"
            })
    void aSnapshotWithoutSoundPartsOrTimesIsInvalid(String part) {
        String createdAt = part.contains("createdAt") ? "" : ",'createdAt':'2026-01-31T12:00:00Z'";
        String beganAt = part.contains("beganAt") ? "" : ",'beganAt':'2026-02-01T12:00:00Z'";

        assertRejected(
                () -> read("chat.group.snapshot", "{'guid':'team'" + createdAt + beganAt + "," + part + "}"),
                Reason.INVALID,
                "team");
    }

    @Test
    void moreThanFiveThousandMembersAreInvalid() {
        String data = "{'guid':'team','members':[" + manyUids(5_001) + "]}";

        assertRejected(() -> read("chat.group.member-added", data), Reason.INVALID, "team");
    }

    private static void assertRejected(ThrowingCallable reading, Reason reason, @Nullable String guid) {
        RejectedEventException rejected = rejected(reading);
        assertThat(rejected).isNotNull();
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.guid().map(Guid::value).orElse(null)).isEqualTo(guid);
        assertThat(rejected.getMessage()).isNotBlank();
    }

    private static RejectedEventException rejected(ThrowingCallable reading) {
        return catchThrowableOfType(RejectedEventException.class, reading);
    }
}
