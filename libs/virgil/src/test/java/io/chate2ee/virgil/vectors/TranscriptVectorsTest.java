package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.group.GroupSessionId;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the real E3Kit sent: our client sends the same for the same call, and understands the recorded answer. */
class TranscriptVectorsTest {
    private static final int STALE_HASH = 50010;
    private static final JsonNode EXCHANGES =
            Vectors.file("h_e3kit_transcript.json").get("exchanges");

    @TestFactory
    Stream<DynamicTest> theClientAsksAsE3KitDoesAndUnderstandsTheAnswer() {
        return Vectors.forEach(Vectors.those(EXCHANGES, RecordedExchange::isCallOfOurClient), exchange -> {
            var recorded = new RecordedExchange(exchange);
            try {
                recorded.call()
                        .on(new HttpVirgilCloud(recorded, () -> "token"))
                        .toCompletableFuture()
                        .getNow(null);
                assertThat(recorded.status()).isLessThan(300);
            } catch (CompletionException refused) {
                assertThat(refused).hasCauseInstanceOf(CloudException.class);
                assertThat(exchange.at("/response_body/code").asInt()).isEqualTo(STALE_HASH);
                assertThat(refused).hasCauseInstanceOf(StaleHashException.class);
            }
            assertThat(recorded.wasAsked()).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> publishedCardsAreSignedByTheirOwnKey() {
        return Vectors.forEach(Vectors.those(EXCHANGES, exchange -> isAt(exchange, "/card/v5")), exchange -> {
            var card = RawCard.fromJson(exchange.get("request_body").toString());

            assertThat(CardPolicy.selfSigned().verify(card).identity())
                    .isEqualTo(exchange.get("caller").asText());
        });
    }

    @TestFactory
    Stream<DynamicTest> groupTicketsAreKeptWhereTheClientLooksForThemAndForAsManyAsAreNamed() {
        return Vectors.forEach(Vectors.those(EXCHANGES, TranscriptVectorsTest::isTicket), exchange -> {
            var body = exchange.get("request_body");
            var identities = Vectors.entries(body.get("identities")).distinct();

            assertThat(new GroupSessionId(body.get("path").asText()).hex()).isNotEmpty();
            assertThat(body.get("key").asText()).matches("0|[1-9][0-9]*");
            assertThat(EnvelopeOpener.recipients(Vectors.bytes(body, "meta")))
                    .hasSizeGreaterThanOrEqualTo((int) identities.count());
        });
    }

    private static boolean isTicket(JsonNode exchange) {
        return isAt(exchange, "/keyknox/v2/push")
                && exchange.at("/request_body/root").asText().equals("group-sessions");
    }

    private static boolean isAt(JsonNode exchange, String path) {
        return exchange.get("path").asText().equals(path);
    }
}
