package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import io.chate2ee.groupsync.intake.Reading.Understood;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that mean harm. Each has a reason, told without a character of what could deceive whoever reads it. */
class PoisonTest {
    private static final String MUCH = "g".repeat(10_000);

    private final EventReader reader = new EventReader(IdCase.LOWER);

    static Stream<Arguments> poison() {
        return Stream.of(
                of(Reason.NOT_JSON, "arrays ten thousand deep", "[".repeat(10_000)),
                of(Reason.NOT_JSON, "objects ten thousand deep", "{\"a\":".repeat(10_000)),
                of(Reason.NOT_JSON, "a list", "[1, 2]"),
                of(Reason.TOO_LARGE, "more than a mebibyte", " ".repeat(1024 * 1024 + 1)),
                of(Reason.NO_GUID, "a guid that turns text round", event("1.0", "deleted", "\"\u202egroup\"")),
                of(Reason.NO_GUID, "a guid with a picture", event("1.0", "deleted", "\"group\ud83d\ude00\"")),
                of(Reason.NO_GUID, "a guid with a null character", event("1.0", "deleted", "\"group\\u0000\"")),
                of(Reason.NO_GUID, "a huge guid", event("1.0", "deleted", "\"" + MUCH + "\"")),
                of(Reason.INVALID, "another version of the envelope", event("9.9", "deleted", "\"team\"")),
                of(Reason.UNKNOWN_TYPE, "a type that turns text round", event("1.0", "\u202edeleted", "\"team\"")),
                of(Reason.UNKNOWN_TYPE, "a huge type", event("1.0", MUCH, "\"team\"")),
                of(
                        Reason.INVALID,
                        "members that are no list",
                        event("1.0", "member-added", "\"team\",\"members\":\"bob\"")),
                of(
                        Reason.INVALID,
                        "a member that turns text round",
                        event("1.0", "member-added", "\"team\",\"members\":[\"\u202ebob\"]")),
                of(
                        Reason.INVALID,
                        "a huge member",
                        event("1.0", "member-added", "\"team\",\"members\":[\"" + MUCH + "\"]")));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("poison")
    void isRejectedWithAReasonThatRepeatsNothingOfIt(Reason reason, String what, String value) {
        assertThat(reader.read(record("team", value))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.message()).matches("[\\x20-\\x7e]{1,300}");
        });
    }

    @Test
    void aMemberWhoseIdLooksLikeAnIdentityIsAMemberLikeAnyOther() {
        Reading reading =
                reader.read(record("team", event("1.0", "member-added", "\"team\",\"members\":[\"2137f9ef75295ea\"]")));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Understood.class,
                        understood -> assertThat(understood.received().members())
                                .containsExactly(new Uid("2137f9ef75295ea")));
    }

    @Test
    void aRecordWithoutAKeyIsReadForWhatItSays() {
        assertThat(reader.read(record(null, event("1.0", "deleted", "\"team\""))))
                .isInstanceOf(Understood.class);
    }

    private static Arguments of(Reason reason, String what, String value) {
        return Arguments.of(reason, what, value);
    }

    private static String event(String version, String type, String guidAndMore) {
        return "{\"specversion\":\"%s\",\"id\":\"1\",\"source\":\"s\",\"type\":\"chat.group.%s\",\"data\":{\"guid\":%s}}"
                .formatted(version, type, guidAndMore);
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, String value) {
        return new ConsumerRecord<>(
                "chat.group-events", 0, 1, key == null ? null : key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
