package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.card;
import static io.chate2ee.virgil.cloud.CloudFixture.failure;
import static io.chate2ee.virgil.cloud.CloudFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.OtherCloudException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentedCloudTest {

    private record Seen(Operation operation, Outcome outcome, long nanos, long sent, long received) {}

    private final CloudFixture fixture = new CloudFixture();
    private final AtomicLong now = new AtomicLong();
    private final List<Seen> seen = new ArrayList<>();
    private final CloudObserver observer = (operation, outcome, nanos, sent, received) ->
            seen.add(new Seen(operation, outcome, nanos, sent, received));

    @AfterEach
    void stopServer() {
        fixture.close();
    }

    @Test
    void aRequestIsToldWithItsTimeAndTheBytesBothWays() {
        var inner = new ScriptedCloud();
        InstrumentedCloud.wrap(inner, observer, now::get).keys("r", "p", null);
        now.addAndGet(Duration.ofMillis(7).toNanos());

        inner.answer(List.of());

        assertThat(seen).containsExactly(new Seen(Operation.KEYKNOX_KEYS, Outcome.DONE, 7_000_000, 23, 0));
    }

    @Test
    void bytesOfTheAnswerAreCounted() throws Exception {
        fixture.answer(asked -> Reply.ok("[\"1\",\"0\"]"));

        get(InstrumentedCloud.wrap(fixture.cloud(), observer, now::get).keys("r", "p", null));

        assertThat(seen).singleElement().extracting(Seen::received).isEqualTo(9L);
    }

    @Test
    void eachRequestOfASearchInChunksIsToldByItself() throws Exception {
        fixture.answer(asked -> Reply.ok("[]"));
        var identities = IntStream.range(0, 120).mapToObj(i -> "u" + i).toList();

        get(InstrumentedCloud.wrap(fixture.cloud(), observer, now::get).searchCards(identities));

        assertThat(seen)
                .extracting(Seen::operation)
                .containsOnly(Operation.CARD_SEARCH)
                .hasSize(3);
    }

    @Test
    void whatFailsIsHandedOnAsItIsAndHasReceivedNothing() {
        fixture.answer(asked -> Reply.error(400, 40027));

        assertThat(failure(InstrumentedCloud.wrap(fixture.cloud(), observer, now::get)
                        .publishCard(card("alice"))))
                .isInstanceOf(CardExistsException.class);
        assertThat(seen)
                .singleElement()
                .extracting(Seen::outcome, Seen::received)
                .containsExactly(Outcome.CARD_EXISTS, 0L);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("outcomes")
    void everyKindOfFailureHasItsOutcome(Throwable failure, Outcome outcome) {
        assertThat(Outcome.of(failure)).isEqualTo(outcome);
    }

    static Stream<Arguments> outcomes() {
        var trouble = new TransientCloudException(503, 0, "away", null);
        return Stream.of(
                Arguments.of(null, Outcome.DONE),
                Arguments.of(new TransientCloudException(0, "no", new IOException()), Outcome.NO_ANSWER),
                Arguments.of(new TransientCloudException(429, 0, "slow", null), Outcome.THROTTLED),
                Arguments.of(trouble, Outcome.TROUBLE),
                Arguments.of(new NotSentException(NotSentException.Reason.TOO_LATE, null), Outcome.NOT_SENT),
                Arguments.of(new AnswerLostException(trouble), Outcome.ANSWER_LOST),
                Arguments.of(new StaleHashException(400, 50010, "h"), Outcome.STALE_HASH),
                Arguments.of(new TokenExpiredException(401, 20304, "t"), Outcome.TOKEN_EXPIRED),
                Arguments.of(new AppRefusedException(400, 20303, "a"), Outcome.APP_REFUSED),
                Arguments.of(new ForbiddenException(403, 1, "f"), Outcome.FORBIDDEN),
                Arguments.of(new CardExistsException(400, 40027, "c"), Outcome.CARD_EXISTS),
                Arguments.of(new NotFoundException(404, 10001, "n"), Outcome.NOT_FOUND),
                Arguments.of(new MetaTooLargeException(400, 50005, "m"), Outcome.META_TOO_LARGE),
                Arguments.of(new AnswerTooLargeException(new IOException()), Outcome.ANSWER_TOO_LARGE),
                Arguments.of(new OtherCloudException(400, 40017, "o"), Outcome.REFUSED),
                Arguments.of(new IllegalStateException(), Outcome.DEFECT));
    }
}
