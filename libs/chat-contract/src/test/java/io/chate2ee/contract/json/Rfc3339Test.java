package io.chate2ee.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The short way of reading times must say what {@code java.time} says, of whatever text. */
class Rfc3339Test {
    @Property
    void everyMomentIsReadAsItWasWritten(
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant moment = Instant.ofEpochSecond(second, nanos);

        assertThat(Rfc3339.parse(moment.toString())).contains(moment);
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void textsLikeTimesAreReadAsTheGeneralParserReadsThem(@ForAll("likeTimes") String text) {
        assertThat(Rfc3339.parse(text)).as(text).isEqualTo(general(text));
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void spoiltTimesAreReadAsTheGeneralParserReadsThem(
            @ForAll("likeTimes") String text, @ForAll @IntRange(max = 40) int at, @ForAll("spoilt") String by) {
        int place = Math.min(at, text.length());
        String spoilt = text.substring(0, place) + by + text.substring(Math.min(text.length(), place + 1));

        assertThat(Rfc3339.parse(spoilt)).as(spoilt).isEqualTo(general(spoilt));
    }

    @Test
    void theFirstAndTheLastMomentAreTimesAndTheirNeighboursAreNot() {
        assertThat(Rfc3339.parse("1970-01-01T00:00:00Z")).contains(Instant.EPOCH);
        assertThat(Rfc3339.parse("9999-12-31T23:59:59.999999999Z")).isPresent();
        assertThat(Rfc3339.parse("1969-12-31T23:59:59.999999999Z")).isEmpty();
        assertThat(Rfc3339.parse("+10000-01-01T00:00:00Z")).isEmpty();
    }

    @Provide
    Arbitrary<String> likeTimes() {
        Arbitrary<String> day = Combinators.combine(number(1960, 2040), number(0, 13), number(0, 32))
                .as((year, month, dayOfMonth) -> format("%04d-%02d-%02d", year, month, dayOfMonth));
        Arbitrary<String> time = Combinators.combine(number(0, 24), number(0, 60), number(0, 60))
                .as((hour, minute, second) -> format("T%02d:%02d:%02d", hour, minute, second));
        Arbitrary<String> fraction =
                Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(11).map(digits -> "." + digits);
        Arbitrary<String> rest = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just(""), fraction),
                        Arbitraries.of("Z", "Z", "Z", "z", "+00:00", "-07:30", "+01", "", "Z ", "[UTC]"))
                .as((digits, offset) -> digits + offset);
        return Combinators.combine(day, time, rest).as((a, b, c) -> a + b + c);
    }

    @Provide
    Arbitrary<String> spoilt() {
        return Arbitraries.of("", "0", "9", "-", ":", ".", "T", "t", "Z", " ", "+", "\u0663", "\uff11", "\ud800", "00");
    }

    private static Arbitrary<Integer> number(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static String format(String pattern, Object... numbers) {
        return String.format(Locale.ROOT, pattern, numbers);
    }

    private static Optional<Instant> general(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(time -> !time.isBefore(Instant.EPOCH))
                    .filter(time -> time.isBefore(Instant.parse("+10000-01-01T00:00:00Z")));
        } catch (DateTimeException notATime) {
            // What is compared is whether it is one.
            return Optional.empty();
        }
    }
}
