package io.chate2ee.identity.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.lookup.Question.Asked;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {
    private final QuestionReader reader = new QuestionReader(() -> IdCase.LOWER);

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"uids\":null}", "{\"uids\":[],\"guids\":[]}", "{\"more\":1}"})
    void absentListsAskForNothing(String body) {
        Question question = read(body);

        assertThat(question.users()).isEmpty();
        assertThat(question.groups()).isEmpty();
    }

    @Test
    void idsAreFoldedForTheLookUpAndKeptAsWrittenForTheAnswer() {
        assertThat(read("{\"uids\":[\"AliCe\"]}").users()).containsExactly(new Asked<>("AliCe", new Uid("alice")));
    }

    @Test
    void idsThatDifferInCaseStayApartWhereCaseCounts() {
        Question question = new QuestionReader(() -> IdCase.EXACT).read("{\"uids\":[\"AliCe\"]}".getBytes(UTF_8));

        assertThat(question.uids()).containsExactly(new Uid("AliCe"));
    }

    @Test
    void letterThatWouldFoldIntoAsciiIsRefusedBeforeItIsFolded() {
        // The Kelvin sign's lower case is the letter k.
        assertThat(failure("{\"uids\":[\"\u212Aim\"]}").getMessage()).startsWith("uids[0]: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"uids\":\"alice\"}|uids is not an array of strings",
                "{\"guids\":{}}|guids is not an array of strings",
                "{\"uids\":[\"a\",7]}|uids[1] is not a string",
                "{\"guids\":[null]}|guids[0] is not a string",
            })
    void wrongTypesAreNamedByFieldAndPlace(String body, String message) {
        assertThat(failure(body)).hasMessage(message);
        assertThat(failure(body).code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a\\u0000", "\\u00e4", "a.b"})
    void idsOutsideTheSyntaxAreNamedByFieldAndPlace(String id) {
        RequestFailure failure = failure("{\"guids\":[\"ok\",\"" + id + "\"]}");

        assertThat(failure.getMessage()).startsWith("guids[1]: ");
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ID);
    }

    @Test
    void hundredCharactersAreAllowedAndOneMoreIsNot() {
        assertThat(read("{\"uids\":[\"" + "a".repeat(100) + "\"]}").users()).hasSize(1);
        assertThat(failure("{\"uids\":[\"" + "a".repeat(101) + "\"]}").code()).isEqualTo(ErrorCode.INVALID_ID);
    }

    @Test
    void thousandIdsInAllAreAllowedAndOneMoreIsNot() {
        assertThat(read("{\"uids\":" + ids(600) + ",\"guids\":" + ids(400) + "}")
                        .groups())
                .hasSize(400);
        assertThat(failure("{\"uids\":" + ids(600) + ",\"guids\":" + ids(401) + "}")
                        .code())
                .isEqualTo(ErrorCode.TOO_MANY_IDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{\"uids\":[\"a\"]", "{\"uids\":[],\"uids\":[]}", "{} {}", "uids=alice"})
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertThat(failure(body).code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    private Question read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }

    private RequestFailure failure(String body) {
        return catchThrowableOfType(RequestFailure.class, () -> read(body));
    }

    private static String ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"u" + i + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
