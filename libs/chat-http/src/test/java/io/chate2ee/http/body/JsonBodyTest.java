package io.chate2ee.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " {} "})
    void mayBeEmpty(String body) {
        assertThat(JsonBody.read(bytes(body)).node()).isEmpty();
    }

    @Test
    void isAJSONObject() {
        assertThat(JsonBody.read(bytes("{\"uids\":[\"a\"]}")).texts("uids")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"x\"", "{", "{\"a\":1}{", "{\"a\":1,\"a\":2}", " ", "a=b"})
    void isA400IfItIsAnythingElse(String body) {
        var refused = catchThrowableOfType(RequestFailure.class, () -> JsonBody.read(bytes(body)));
        assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void isA400IfItIsNestedWithoutEnd() {
        var refused = catchThrowableOfType(RequestFailure.class, () -> JsonBody.read(bytes("{\"a\":".repeat(10_000))));
        assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
