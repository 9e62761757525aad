package io.chate2ee.standin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.exchange.Operation;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultChancesTest {

    private static final Operation ANY = Operation.CARD_SEARCH;
    private static final Fault UNAVAILABLE = new Fault.Answer(503, 10000, null);

    @Test
    void aShareOfTheCallsIsSpoiledAndTheSameOnesEveryTime() {
        var first = spoiled(1000, FaultRule.share(0.2, 7, ANY, UNAVAILABLE));
        var second = spoiled(1000, FaultRule.share(0.2, 7, ANY, UNAVAILABLE));
        var other = spoiled(1000, FaultRule.share(0.2, 8, ANY, UNAVAILABLE));

        assertThat(first).isEqualTo(second).isNotEqualTo(other);
        assertThat(first.stream().filter(spoiled -> spoiled)).hasSizeBetween(150, 250);
    }

    @Test
    void aShareCanEndAfterSomeCalls() {
        var rule = new FaultRule(ANY, null, null, 0, 5, 0.5, 1, UNAVAILABLE);

        assertThat(spoiled(1000, rule).stream().filter(spoiled -> spoiled)).hasSize(5);
    }

    @Test
    void aRuleForEveryCallIsNeverUsedUp() {
        var faults = new Faults();
        faults.add(FaultRule.share(1, 0, ANY, UNAVAILABLE));

        IntStream.range(0, 100).forEach(i -> faults.take(ANY, null));

        assertThat(faults.pending()).extracting(Faults.Pending::left).containsExactly(FaultRule.EVERY);
    }

    @Test
    void delaysOfARangeFillItAndAreTheSameEveryTime() {
        var range = new Fault.Delay(Duration.ofMillis(10), Duration.ofMillis(12));

        var first = delays(range);

        assertThat(first).isEqualTo(delays(range));
        assertThat(first).contains(Duration.ofMillis(10), Duration.ofMillis(11), Duration.ofMillis(12));
        assertThat(first).allSatisfy(delay -> assertThat(delay).isBetween(range.from(), range.to()));
    }

    @Test
    void rulesOutOfRangeAreRefused() {
        for (var share : List.of(0.0, -0.1, 1.1, Double.NaN)) {
            assertThatThrownBy(() -> FaultRule.share(share, 0, ANY, UNAVAILABLE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Fault.Delay(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fault.WrongAnswer(199, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fault.SkewClock(Duration.ofDays(400)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyKindCanBeWrittenInJson() {
        assertThat(read("{\"kind\":\"delay\",\"millis\":5,\"upToMillis\":9}"))
                .isEqualTo(new Fault.Delay(Duration.ofMillis(5), Duration.ofMillis(9)));
        assertThat(read("{\"kind\":\"delay\",\"millis\":5}")).isEqualTo(new Fault.Delay(Duration.ofMillis(5)));
        assertThat(read("{\"kind\":\"answer\",\"status\":429,\"code\":60007,\"retryAfter\":\"2\"}"))
                .isEqualTo(new Fault.Answer(429, 60007, "2"));
        assertThat(read("{\"kind\":\"reset-connection\"}")).isEqualTo(new Fault.ResetConnection());
        assertThat(read("{\"kind\":\"cut-answer\"}")).isEqualTo(new Fault.CutAnswer());
        assertThat(read("{\"kind\":\"half-apply\"}")).isEqualTo(new Fault.HalfApply());
        assertThat(read("{\"kind\":\"expire-token\"}")).isEqualTo(new Fault.ExpireToken());
        assertThat(read("{\"kind\":\"wrong-answer\"}"))
                .isEqualTo(new Fault.WrongAnswer(200, Fault.WrongAnswer.NOT_JSON));
        assertThat(read("{\"kind\":\"wrong-answer\",\"status\":404,\"body\":\"x\"}"))
                .isEqualTo(new Fault.WrongAnswer(404, "x"));
        assertThat(read("{\"kind\":\"skew-clock\",\"seconds\":-60}"))
                .isEqualTo(new Fault.SkewClock(Duration.ofMinutes(-1)));
    }

    @Test
    void aShareInJsonIsForEveryCallUnlessItSaysHowMany() {
        var json = new JsonObject("{\"share\":0.25,\"seed\":9,\"fault\":{\"kind\":\"drop-answer\"}}");

        var rule = FaultJson.read(json);

        assertThat(rule.share()).isEqualTo(0.25);
        assertThat(rule.seed()).isEqualTo(9);
        assertThat(rule.times()).isEqualTo(FaultRule.EVERY);
        assertThat(FaultJson.read(json.put("times", 3)).times()).isEqualTo(3);
    }

    @Test
    void whatIsNotKnownInJsonIsRefused() {
        for (var rule : List.of(
                "{\"identities\":\"alice\",\"fault\":{\"kind\":\"drop-answer\"}}",
                "{\"fault\":{\"kind\":\"drop-answer\",\"millis\":5}}",
                "{\"fault\":{\"kind\":\"delay\",\"seconds\":5}}")) {
            assertThatThrownBy(() -> FaultJson.read(new JsonObject(rule)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("unknown field");
        }
    }

    private static Fault read(String fault) {
        return FaultJson.read(new JsonObject().put("fault", new JsonObject(fault)))
                .fault();
    }

    private static List<Boolean> spoiled(int calls, FaultRule rule) {
        var faults = new Faults();
        faults.add(rule);
        return IntStream.range(0, calls)
                .mapToObj(i -> faults.take(ANY, null).instead().isPresent())
                .toList();
    }

    private static List<Duration> delays(Fault range) {
        var faults = new Faults();
        faults.add(FaultRule.share(1, 3, ANY, range));
        return IntStream.range(0, 100)
                .mapToObj(i -> faults.take(ANY, null).delay())
                .toList();
    }
}
