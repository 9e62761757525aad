package io.chate2ee.http.caller.cometchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.http.caller.cometchat.CometChatDouble.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LookUpMetersTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final CometChatDouble chat = new CometChatDouble();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private ChatDoor door = door(Map.of());

    @AfterEach
    void close() {
        chat.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aLookUpIsCountedAndTimedByWhatItFound() {
        door.ask(chat.tokenOf("alice"));
        door.ask("made-up");

        assertThat(lookUps("good")).isEqualTo(1);
        assertThat(lookUps("bad")).isEqualTo(1);
        assertThat(door.meters()
                        .get("chat.cometchat.lookups")
                        .tag("outcome", "good")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "500, X, away",
        "429, X, too_often",
        "401, AUTH_ERR_INVALID_APPID, refuses_us",
        "401, AUTH_ERR_NEW, strange"
    })
    void aLookUpWithoutAVerdictSaysWhatStoodInTheWay(int status, String code, String outcome) {
        chat.answers(Reply.error(status, code));
        door.ask("a-token");
        assertThat(lookUps(outcome)).isEqualTo(1);
    }

    @Test
    void whatWasRememberedIsCountedApartForGoodAndBadTokens() {
        String token = chat.tokenOf("alice");
        List.of(token, token, token, "made-up", "made-up").forEach(door::ask);

        assertThat(tokens("miss")).isEqualTo(2);
        assertThat(tokens("good")).isEqualTo(2);
        assertThat(tokens("bad")).isEqualTo(1);
    }

    @Test
    void whoeverWaitsForAnothersLookUpIsCountedAsJoined() {
        door = door(Map.of("timeout", "60s"));
        String token = chat.tokenOf("alice");
        chat.hold();
        var waiting = IntStream.range(0, 10)
                .mapToObj(i -> door.pending(token).subscribeAsCompletionStage())
                .toList();
        chat.release();
        waiting.forEach(one -> one.join());

        assertThat(tokens("miss")).isEqualTo(1);
        assertThat(tokens("joined")).isEqualTo(9);
        assertThat(lookUps("good")).isEqualTo(1);
    }

    @Test
    void aChatThatIsLeftAloneCanBeSeenAndSoCanWhoWasNotServed() {
        assertThat(leftAlone()).isZero();
        chat.answers(Reply.error(500, "X"));
        IntStream.range(0, 8).forEach(i -> door.ask("token-" + i));

        assertThat(leftAlone()).isEqualTo(1);
        assertThat(lookUps("away")).isEqualTo(5);
        assertThat(spared("left_alone")).isEqualTo(3);

        chat.answersTruly();
        clock.add(Duration.ofSeconds(10));
        door.ask(chat.tokenOf("alice"));
        assertThat(leftAlone()).isZero();
    }

    @Test
    void callersBeyondTheLookUpsAllowedAreCounted() {
        door = door(Map.of("timeout", "60s", "look-ups-at-most", "1"));
        chat.hold();
        var first = door.pending(chat.tokenOf("a")).subscribeAsCompletionStage();
        door.ask(chat.tokenOf("b"));
        chat.release();
        first.join();

        assertThat(spared("too_many")).isEqualTo(1);
    }

    @Test
    void noTagHoldsWhatACallerSent() {
        String token = chat.tokenOf("alice");
        List.of(token, token, "made-up").forEach(door::ask);

        assertThat(door.meters().getMeters())
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .extracting(Tag::getValue)
                .containsOnly("good", "bad", "miss");
    }

    private ChatDoor door(Map<String, String> more) {
        return ChatDoor.of(chat, VERTX, clock, more);
    }

    private long lookUps(String outcome) {
        return door.meters().find("chat.cometchat.lookups").tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private double tokens(String memory) {
        return count("chat.cometchat.tokens", "memory", memory);
    }

    private double spared(String reason) {
        return count("chat.cometchat.spared", "reason", reason);
    }

    private double count(String name, String tag, String value) {
        return door.meters().find(name).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double leftAlone() {
        return door.meters().get("chat.cometchat.left.alone").gauge().value();
    }
}
