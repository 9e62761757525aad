package io.chate2ee.virgil.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.TinyServer.Asked;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.group.GroupSessionId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpVirgilCloudTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final KeyknoxKey KEY = KeyknoxKey.groupTicket(GroupSessionId.of("group-of-tests"), 7);
    private static final Envelope ENVELOPE = new Envelope(new byte[] {1, 2}, new byte[] {3});
    private static final String VALUE = "{\"owner\":\"o\",\"root\":\"group-sessions\",\"path\":\"" + KEY.path()
            + "\",\"key\":\"7\",\"identities\":[\"o\",\"a\"],\"meta\":\"AQI=\",\"value\":\"Aw==\"}";
    private static final String EMPTY =
            "{\"owner\":\"\",\"root\":\"\",\"path\":\"\",\"key\":\"\",\"identities\":[],\"meta\":\"\",\"value\":\"\"}";

    private volatile Function<Asked, @Nullable Reply> answers = asked -> Reply.ok("{}");
    private TinyServer server;
    private VirgilCloud cloud;

    @BeforeEach
    void startServer() throws IOException {
        server = new TinyServer(asked -> answers.apply(asked));
        cloud = new HttpVirgilCloud(new JdkTransport(server.uri()), () -> "the.virgil.jwt");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void everyCallCarriesTheTokenAndSaysItIsJson() throws Exception {
        get(cloud.resetPath("r", "p"));

        var headers = server.asked().get(0).headers();
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
        answers = asked -> new Reply(201, java.util.Map.of(), signed.toJson());

        assertThat(get(cloud.publishCard(card))).isEqualTo(signed);
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /card/v5");
            assertThat(RawCard.fromJson(asked.body())).isEqualTo(card);
        });
    }

    @Test
    void publishingThatAnswersWithAnotherCardIsNotBelieved() {
        answers = asked -> Reply.ok(card("alice").toJson());

        assertNotUnderstood(cloud.publishCard(card("alice")));
    }

    @ParameterizedTest(name = "{0} identities in {1} searches")
    @CsvSource({"0,0", "1,1", "50,1", "51,2", "120,3"})
    void searchesAskForAtMostFiftyIdentitiesEach(int count, int searches) throws Exception {
        var cards = IntStream.range(0, count).mapToObj(i -> card("user-" + i)).toList();
        var identities = new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> "user-" + i).toList());
        identities.addAll(List.copyOf(identities));
        answers = asked -> Reply.ok(RawCard.listToJson(asked.json().array("identities").strings().stream()
                .map(identity -> cards.get(Integer.parseInt(identity.substring(5))))
                .toList()));

        assertThat(get(cloud.searchCards(identities))).isEqualTo(cards);
        assertThat(server.asked()).hasSize(searches).allSatisfy(asked -> {
            assertThat(asked.path()).isEqualTo("/card/v5/actions/search");
            assertThat(asked.json().array("identities").strings()).hasSizeLessThanOrEqualTo(50);
        });
    }

    @Test
    void cardOfSomebodyWhoWasNotAskedForIsNotBelieved() {
        answers = asked -> Reply.ok(RawCard.listToJson(List.of(card("mallory"))));

        assertNotUnderstood(cloud.searchCards(List.of("alice")));
    }

    @Test
    void failureOfALaterChunkFailsTheSearchBare() {
        answers = asked -> server.asked().size() == 1 ? Reply.ok("[]") : Reply.error(503, 0);

        assertThat(failure(cloud.searchCards(
                        IntStream.range(0, 120).mapToObj(i -> "u" + i).toList())))
                .isInstanceOf(TransientCloudException.class);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void pushNamesPlaceRecipientsAndThePreviousState() throws Exception {
        answers = asked -> Reply.ok(VALUE);

        var stored = get(cloud.push(KEY, List.of("o", "a"), ENVELOPE, "b2xk"));

        assertThat(stored).isEqualTo(new KeyknoxValue("o", KEY, List.of("o", "a"), ENVELOPE, "aGFzaA=="));
        var asked = server.asked().get(0);
        assertThat(asked.path()).isEqualTo("/keyknox/v2/push");
        assertThat(asked.headers()).containsEntry("Virgil-Keyknox-Previous-Hash", "b2xk");
        assertThat(asked.body())
                .isEqualTo("{\"root\":\"group-sessions\",\"path\":\"" + KEY.path()
                        + "\",\"key\":\"7\",\"identities\":[\"o\",\"a\"],\"meta\":\"AQI=\",\"value\":\"Aw==\"}");
    }

    @Test
    void pushThatIsNotEchoedIsNotBelieved() {
        answers = asked -> Reply.ok(VALUE.replace("Aw==", "BA=="));

        assertNotUnderstood(cloud.push(KEY, List.of("o"), ENVELOPE, null));
    }

    @Test
    void pullReadsFromTheOwnersSpace() throws Exception {
        answers = asked -> Reply.ok(VALUE);

        assertThat(get(cloud.pull(KEY, "o")).envelope()).isEqualTo(ENVELOPE);
        assertThat(server.asked().get(0).path()).isEqualTo("/keyknox/v2/pull");
        assertThat(server.asked().get(0).body())
                .isEqualTo("{\"root\":\"group-sessions\",\"path\":\"" + KEY.path()
                        + "\",\"key\":\"7\",\"identity\":\"o\"}");
    }

    @Test
    void pullOfWhatIsNotThereIsEmptyButHasAHash() throws Exception {
        answers = asked -> Reply.ok(EMPTY);

        var value = get(cloud.pull(KEY, null));

        assertThat(value.isEmpty()).isTrue();
        assertThat(value.key()).isEqualTo(KEY);
        assertThat(value.hash()).isEqualTo("aGFzaA==");
        assertThat(server.asked().get(0).body()).doesNotContain("identity");
    }

    @Test
    void pullWithoutAHashOrForAnotherKeyIsNotBelieved() {
        answers = asked -> new Reply(200, java.util.Map.of(), VALUE);
        assertNotUnderstood(cloud.pull(KEY, null));

        answers = asked -> Reply.ok(VALUE.replace("\"key\":\"7\"", "\"key\":\"8\""));
        assertNotUnderstood(cloud.pull(KEY, null));
    }

    @Test
    void keysAreListed() throws Exception {
        answers = asked -> Reply.ok("[\"1\",\"0\"]");

        assertThat(get(cloud.keys("r", "p", "o"))).containsExactly("1", "0");
        assertThat(server.asked().get(0).path()).isEqualTo("/keyknox/v2/keys");
        assertThat(server.asked().get(0).body()).isEqualTo("{\"root\":\"r\",\"path\":\"p\",\"identity\":\"o\"}");
    }

    @Test
    void resetsNameARecipientOrAWholePath() throws Exception {
        answers = asked -> Reply.ok(EMPTY);

        get(cloud.resetRecipient("r", "p", "3", "bob"));
        get(cloud.resetRecipient("r", "p", null, "bob"));
        get(cloud.resetPath("r", "p"));

        assertThat(server.asked()).extracting(Asked::path).containsOnly("/keyknox/v2/reset");
        assertThat(server.asked())
                .extracting(Asked::body)
                .containsExactly(
                        "{\"root\":\"r\",\"path\":\"p\",\"key\":\"3\",\"identity\":\"bob\"}",
                        "{\"root\":\"r\",\"path\":\"p\",\"identity\":\"bob\"}",
                        "{\"root\":\"r\",\"path\":\"p\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Sign in to this network</html>", "{}", "[1]", "null", "{\"meta\":1}"})
    void pageOfSomethingInBetweenIsTransient(String page) {
        answers = asked -> Reply.ok(page);

        assertNotUnderstood(cloud.pull(KEY, null));
        assertNotUnderstood(cloud.publishCard(card("alice")));
        if (!page.equals("[]")) {
            assertNotUnderstood(cloud.keys("r", "p", null));
        }
    }

    @Test
    void cutConnectionIsTransient() {
        answers = asked -> null;

        var failure = failure(cloud.pull(KEY, null));

        assertThat(failure).isInstanceOf(TransientCloudException.class).hasCauseInstanceOf(IOException.class);
        assertThat(((TransientCloudException) failure).status()).isZero();
    }

    @Test
    void tokenThatCannotBeHadFailsTheStage() {
        var broken = new HttpVirgilCloud(new JdkTransport(server.uri()), () -> {
            throw new IllegalStateException("no key");
        });

        assertThat(failure(broken.pull(KEY, null))).isInstanceOf(IllegalStateException.class);
        assertThat(failure(broken.searchCards(List.of("a")))).isInstanceOf(IllegalStateException.class);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void printingACallOrAnAnswerShowsNoCredential() {
        var call = new HttpCall("POST", "/x", java.util.Map.of("Authorization", "Virgil secret"), new byte[3]);
        var answer = new HttpAnswer(200, java.util.Map.of("X-A", "b"), new byte[3]);

        assertThat(call.toString()).isEqualTo("HttpCall[POST /x, body 3 bytes]");
        assertThat(answer.toString()).isEqualTo("HttpAnswer[200, body 3 bytes]");
        assertThat(answer.headers()).containsEntry("x-a", "b");
    }

    private static void assertNotUnderstood(CompletionStage<?> stage) {
        assertThat(failure(stage)).isInstanceOf(TransientCloudException.class).hasMessageContaining("not understood");
    }

    private static RawCard card(String identity) {
        return CardSigner.selfSigned(identity, TestKeys.fresh(), NOW, null);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** What a direct dependent of the stage sees, which must not be wrapped. */
    private static Throwable failure(CompletionStage<?> stage) {
        var seen = new CompletableFuture<Throwable>();
        stage.whenComplete(
                (value, failure) -> seen.complete(failure == null ? new AssertionError("no failure") : failure));
        try {
            return seen.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("stage did not end", e);
        }
    }
}
