package io.chate2ee.virgil.cloud;

import static io.chate2ee.virgil.cloud.CloudFixture.assertNotUnderstood;
import static io.chate2ee.virgil.cloud.CloudFixture.card;
import static io.chate2ee.virgil.cloud.CloudFixture.failure;
import static io.chate2ee.virgil.cloud.CloudFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.NotSentException.Reason;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpVirgilCloudTest {

    private static final KeyknoxKey KEY = new KeyknoxKey("root", "path", "key");

    private final CloudFixture fixture = new CloudFixture();

    @AfterEach
    void stopServer() {
        fixture.close();
    }

    @Test
    void everyCallCarriesTheTokenAndSaysItIsJson() throws Exception {
        fixture.answer(asked -> Reply.ok("[]"));

        get(fixture.cloud().keys("r", "p", null));

        var headers = fixture.server().asked().get(0).headers();
        assertThat(headers)
                .containsEntry("Authorization", "Virgil the.virgil.jwt")
                .containsEntry("Content-Type", "application/json")
                .doesNotContainKey("Virgil-Keyknox-Previous-Hash");
        assertThat(headers.get("Virgil-Agent")).matches("[^;]+;[^;]+;[^;]+;[^;]+");
    }

    @Test
    void publishedCardComesBackWithTheServicesSignature() throws Exception {
        var card = card("alice");
        var signed = CardSigner.addSignature(card, "virgil", TestKeys.fresh());
        fixture.answer(asked -> new Reply(201, Map.of(), signed.toJson()));

        assertThat(get(fixture.cloud().publishCard(card))).isEqualTo(signed);
        assertThat(fixture.server().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /card/v5");
            assertThat(RawCard.fromJson(asked.body())).isEqualTo(card);
        });
    }

    @Test
    void publishingThatAnswersWithAnotherCardIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(card("alice").toJson()));

        assertNotUnderstood(fixture.cloud().publishCard(card("alice")));
    }

    @ParameterizedTest(name = "{0} identities in {1} searches")
    @CsvSource({"0,0", "1,1", "50,1", "51,2", "120,3"})
    void searchesAskForAtMostFiftyIdentitiesEach(int count, int searches) throws Exception {
        var cards = IntStream.range(0, count).mapToObj(i -> card("user-" + i)).toList();
        var identities = new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> "user-" + i).toList());
        identities.addAll(List.copyOf(identities));
        fixture.answer(asked -> Reply.ok(RawCard.listToJson(asked.json().array("identities").strings().stream()
                .map(identity -> cards.get(Integer.parseInt(identity.substring(5))))
                .toList())));

        assertThat(get(fixture.cloud().searchCards(identities))).isEqualTo(cards);
        assertThat(fixture.server().asked()).hasSize(searches).allSatisfy(asked -> {
            assertThat(asked.path()).isEqualTo("/card/v5/actions/search");
            assertThat(asked.json().array("identities").strings()).hasSizeLessThanOrEqualTo(50);
        });
    }

    @Test
    void cardOfSomebodyWhoWasNotAskedForIsNotBelieved() {
        fixture.answer(asked -> Reply.ok(RawCard.listToJson(List.of(card("mallory")))));

        assertNotUnderstood(fixture.cloud().searchCards(List.of("alice")));
    }

    @Test
    void failureOfALaterChunkFailsTheSearchBare() {
        fixture.answer(asked -> fixture.server().asked().size() == 1 ? Reply.ok("[]") : Reply.error(503, 0));

        assertThat(failure(fixture.cloud()
                        .searchCards(
                                IntStream.range(0, 120).mapToObj(i -> "u" + i).toList())))
                .isInstanceOf(TransientCloudException.class);
        assertThat(fixture.server().asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Sign in to this network</html>", "{}", "[1]", "null", "{\"meta\":1}"})
    void pageOfSomethingInBetweenIsTransient(String page) {
        fixture.answer(asked -> Reply.ok(page));

        assertNotUnderstood(fixture.cloud().pull(KEY, null));
        assertNotUnderstood(fixture.cloud().publishCard(card("alice")));
        if (!page.equals("[]")) {
            assertNotUnderstood(fixture.cloud().keys("r", "p", null));
        }
    }

    @Test
    void cutConnectionIsTransient() {
        fixture.answer(asked -> null);

        var failure = failure(fixture.cloud().pull(KEY, null));

        assertThat(failure).isInstanceOf(TransientCloudException.class).hasCauseInstanceOf(IOException.class);
        assertThat(((TransientCloudException) failure).status()).isZero();
    }

    @Test
    void whatNeverLeftIsCertainlyNotDone() {
        var refusing = new HttpVirgilCloud(
                call -> CompletableFuture.failedFuture(new NotConnectedException(new IOException("refused"))),
                () -> "the.virgil.jwt");

        assertThat(failure(refusing.pull(KEY, null)))
                .isInstanceOfSatisfying(
                        TransientCloudException.class,
                        trouble -> assertThat(trouble.isCertainlyNotDone()).isTrue());
    }

    @Test
    void answerThatIsLargerThanAnyOfTheServiceIsNotRead() {
        var huge = new HttpVirgilCloud(
                call -> CompletableFuture.completedFuture(new HttpAnswer(200, Map.of(), new byte[8 * 1024 * 1024 + 1])),
                () -> "the.virgil.jwt");

        assertNotUnderstood(huge.keys("r", "p", null));
        assertThat(failure(huge.searchCards(List.of("alice")))).isInstanceOf(AnswerTooLargeException.class);
    }

    @Test
    void nothingIsSentAfterTheDeadline() throws Exception {
        var now = new AtomicLong();
        var inTime = fixture.cloud().startingBefore(Deadline.in(Duration.ofSeconds(1), now::get));
        fixture.answer(asked -> Reply.ok("[]"));
        assertThat(get(inTime.keys("r", "p", null))).isEmpty();

        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(failure(inTime.keys("r", "p", null)))
                .isInstanceOfSatisfying(
                        NotSentException.class,
                        late -> assertThat(late.reason()).isEqualTo(Reason.TOO_LATE));
        assertThat(fixture.server().asked()).hasSize(1);
    }

    @Test
    void tokenThatCannotBeHadFailsTheStage() {
        var broken = new HttpVirgilCloud(new JdkTransport(fixture.server().uri()), () -> {
            throw new IllegalStateException("no key");
        });

        assertThat(failure(broken.pull(KEY, null))).isInstanceOf(IllegalStateException.class);
        assertThat(failure(broken.searchCards(List.of("a")))).isInstanceOf(IllegalStateException.class);
        assertThat(fixture.server().asked()).isEmpty();
    }

    @Test
    void printingACallOrAnAnswerShowsNoCredential() {
        var call = new HttpCall("POST", "/x", Map.of("Authorization", "Virgil secret"), new byte[3]);
        var answer = new HttpAnswer(200, Map.of("X-A", "b"), new byte[3]);

        assertThat(call.toString()).isEqualTo("HttpCall[POST /x, body 3 bytes]");
        assertThat(answer.toString()).isEqualTo("HttpAnswer[200, body 3 bytes]");
        assertThat(answer.headers()).containsEntry("x-a", "b");
    }
}
