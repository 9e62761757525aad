package io.chate2ee.http.caller.cometchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.Verdict;
import io.chate2ee.http.caller.cometchat.CometChatDouble.Reply;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthTokenTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final CometChatDouble chat = new CometChatDouble();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private ChatDoor door = door(Map.of());

    @BeforeEach
    void build() {
        door = door(Map.of());
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTokenThatTheChatKnowsProvesItsUserAndIsPassedOn() {
        String token = chat.tokenOf("Alice");

        var caller = accepted(ask(token)).caller();

        assertThat(caller.uid().value()).isEqualTo("alice");
        assertThat(caller.credentials().headers())
                .isEqualTo(Map.of("appId", CometChatDouble.APP_ID, "authToken", token));
        assertThat(chat.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.path()).isEqualTo("/v3.0/me");
            assertThat(call.headers())
                    .containsEntry("appId", CometChatDouble.APP_ID)
                    .containsEntry("authToken", token);
        });
    }

    @Test
    void theOperatorsWayAsksWithTheKeyAboutTheUserInTheToken() {
        door = door(Map.of("way", "rest", "api-key", CometChatDouble.API_KEY));
        String token = chat.tokenOf("under_score");

        assertThat(accepted(ask(token)).caller().uid().value()).isEqualTo("under_score");
        assertThat(chat.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/v3/users/under_score/auth_tokens/" + token);
            assertThat(call.headers()).containsEntry("apikey", CometChatDouble.API_KEY);
        });
    }

    @Test
    void theOperatorsWayBelievesNoAnswerAboutSomebodyElse() {
        door = door(Map.of("way", "rest", "api-key", CometChatDouble.API_KEY));
        String token = chat.tokenOf("alice");
        chat.answers(new Reply(200, Map.of(), "{\"data\":{\"uid\":\"bob\",\"authToken\":\"" + token + "\"}}"));

        assertThat(ask(token)).isInstanceOf(Verdict.Unavailable.class);
    }

    @Test
    void theOperatorsWayCannotAskAboutATokenThatNamesNobody() {
        door = door(Map.of("way", "rest", "api-key", CometChatDouble.API_KEY));

        assertThat(ask("opaque")).isEqualTo(refused(RefusalReason.UNKNOWN_TOKEN));
        assertThat(chat.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", " ", ""})
    void aTokenThatAnSDKDoesNotHoldIsNone(String text) {
        assertThat(ask(text)).isEqualTo(new Verdict.Absent());
        assertThat(door.judge(Map.of())).isEqualTo(new Verdict.Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "undefined", "2512345ABCDEF", "2512345abcdef.evil.example", ""})
    void anotherAppIsRefusedBeforeAnybodyIsAsked(String appId) {
        var headers = Map.of("appId", List.of(appId), "authToken", List.of(chat.tokenOf("alice")));

        assertThat(door.judge(headers)).isEqualTo(refused(RefusalReason.WRONG_APP));
        assertThat(chat.calls()).isEmpty();
    }

    @Test
    void twoTokensOrTwoAppsAreRefused() {
        var app = List.of(CometChatDouble.APP_ID);
        assertThat(door.judge(Map.of("appId", app, "authToken", List.of("a", "b"))))
                .isEqualTo(refused(RefusalReason.MALFORMED));
        assertThat(door.judge(Map.of("appId", List.of(CometChatDouble.APP_ID, "x"), "authToken", List.of("a"))))
                .isEqualTo(refused(RefusalReason.WRONG_APP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\u00e4", "a\nb", "LONG"})
    void textThatIsNoTokenIsRefusedUnasked(String text) {
        assertThat(ask(text.equals("LONG") ? "x".repeat(513) : text)).isEqualTo(refused(RefusalReason.MALFORMED));
        assertThat(chat.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH_ERR_AUTH_TOKEN_NOT_FOUND",
        "404, ERR_UID_NOT_FOUND",
        "400, ERR_AUTHTOKEN_UNAVAILABLE",
        "200, AUTH_ERR_AUTH_TOKEN_NOT_FOUND"
    })
    void theChatsCodeRefusesATokenWhateverTheStatus(int status, String code) {
        chat.answers(Reply.error(status, code));
        assertThat(ask("a-token")).isEqualTo(refused(RefusalReason.UNKNOWN_TOKEN));
    }

    @Test
    void aDeactivatedUserIsRefused() {
        chat.answers(new Reply(200, Map.of(), "{\"data\":{\"uid\":\"alice\",\"deactivatedAt\":1700000000}}"));
        assertThat(ask("a-token")).isEqualTo(refused(RefusalReason.UNKNOWN_TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "500, ''",
        "503, <html>",
        "200, <html>",
        "200, {}",
        "200, '{\"data\":{}}'",
        "200, '{\"data\":{\"uid\":7}}x'",
        "302, ''",
        "401, '{\"error\":{\"code\":\"AUTH_ERR_INVALID_APPID\"}}'",
        "401, '{\"error\":{\"code\":\"AUTH_ERR_NEW\"}}'",
        "403, Forbidden"
    })
    void whateverIsNoVerdictOnTheTokenRefusesNobody(int status, String body) {
        chat.answers(new Reply(status, Map.of("Location", "http://elsewhere.example/"), body));
        assertThat(ask("a-token")).isInstanceOf(Verdict.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "100000, 300", "'Wed, 21 Oct 2026 07:28:00 GMT', 5", "-3, 1"})
    void beingAskedTooOftenIsPassedOnWithItsTimeWithinReason(String header, long seconds) {
        chat.answers(new Reply(429, Map.of("Retry-After", header), ""));
        assertThat(ask("a-token")).isEqualTo(new Verdict.Unavailable(Duration.ofSeconds(seconds)));
    }

    @Test
    void noAnswerInTimeRefusesNobody() {
        door = door(Map.of("timeout", "50ms"));
        chat.hold();
        assertThat(ask(chat.tokenOf("alice"))).isInstanceOf(Verdict.Unavailable.class);
    }

    @Test
    void aGoodTokenIsAskedAboutOnceAMinute() {
        String token = chat.tokenOf("alice");
        ask(token);
        clock.add(Duration.ofSeconds(59));
        accepted(ask(token));
        assertThat(chat.calls()).hasSize(1);

        chat.revoke(token);
        clock.add(Duration.ofSeconds(1));
        assertThat(ask(token)).isEqualTo(refused(RefusalReason.UNKNOWN_TOKEN));
    }

    @Test
    void aBadTokenIsAskedAboutOnceInTenSeconds() {
        ask("made-up");
        clock.add(Duration.ofSeconds(9));
        ask("made-up");
        assertThat(chat.calls()).hasSize(1);

        clock.add(Duration.ofSeconds(1));
        ask("made-up");
        assertThat(chat.calls()).hasSize(2);
    }

    @Test
    void troubleIsNotRemembered() {
        String token = chat.tokenOf("alice");
        chat.answers(Reply.error(500, "X"));
        ask(token);
        chat.answersTruly();
        accepted(ask(token));
    }

    @Test
    void aThousandCallersWithTheSameTokenCauseOneLookUp() {
        door = door(Map.of("timeout", "60s"));
        String token = chat.tokenOf("alice");
        chat.hold();
        var waiting = IntStream.range(0, 1_000)
                .mapToObj(i -> door.pending(token).subscribeAsCompletionStage())
                .toList();
        chat.release();

        assertThat(waiting).allSatisfy(one -> accepted(one.join()));
        assertThat(chat.calls()).hasSize(1);
    }

    @Test
    void noMoreLookUpsAreUnderWayThanConfigured() {
        door = door(Map.of("timeout", "60s", "look-ups-at-most", "2"));
        chat.hold();
        var first = List.of(
                door.pending(chat.tokenOf("a")).subscribeAsCompletionStage(),
                door.pending(chat.tokenOf("b")).subscribeAsCompletionStage());

        assertThat(ask(chat.tokenOf("c"))).isEqualTo(new Verdict.Unavailable(Duration.ofSeconds(1)));
        chat.release();
        assertThat(first).allSatisfy(one -> accepted(one.join()));
        accepted(ask(chat.tokenOf("d")));
    }

    @Test
    void aChatThatFailsAgainAndAgainIsLeftAloneForAWhile() {
        chat.answers(Reply.error(500, "X"));
        IntStream.range(0, 20).forEach(i -> ask("token-" + i));
        assertThat(chat.calls()).hasSize(5);

        chat.answersTruly();
        assertThat(ask(chat.tokenOf("alice"))).isInstanceOf(Verdict.Unavailable.class);
        clock.add(Duration.ofSeconds(10));
        accepted(ask(chat.tokenOf("alice")));
        assertThat(chat.calls()).hasSize(6);
    }

    @Test
    void madeUpTokensNeverMakeTheChatBeLeftAlone() {
        IntStream.range(0, 20).forEach(i -> ask("made-up-" + i));
        accepted(ask(chat.tokenOf("alice")));
    }

    @Test
    void nothingSecretIsPrinted() {
        assertThat(new AuthToken("a-credential").toString()).doesNotContain("a-credential");
        var rules = CometChatRules.of(CometChatConfig.of(
                Map.of("app-id", "app", "region", "eu", "way", "rest", "api-key", CometChatDouble.API_KEY)));
        assertThat(rules.toString()).doesNotContain(CometChatDouble.API_KEY);
        assertThat(new Answer(200, Optional.empty(), new byte[] {1, 2, 3}).toString())
                .isEqualTo("Answer[status=200, 3 bytes redacted]");
    }

    private ChatDoor door(Map<String, String> more) {
        return ChatDoor.of(chat, VERTX, clock, more);
    }

    private Verdict ask(String token) {
        return door.ask(token);
    }

    private static Verdict.Accepted accepted(Verdict verdict) {
        return assertThat(verdict).asInstanceOf(type(Verdict.Accepted.class)).actual();
    }

    private static Verdict refused(RefusalReason reason) {
        return new Verdict.Refused(reason);
    }
}
