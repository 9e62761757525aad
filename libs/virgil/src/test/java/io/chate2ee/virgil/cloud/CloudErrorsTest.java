package io.chate2ee.virgil.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.OtherCloudException;
import io.chate2ee.virgil.TransientCloudException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudErrorsTest {

    @ParameterizedTest(name = "HTTP {0}, code {1}: {2}")
    @CsvSource({
        "400,20303,AppRefusedException",
        "401,20303,AppRefusedException",
        "401,20300,AppRefusedException",
        "401,0,AppRefusedException",
        "401,20304,TokenExpiredException",
        "400,20304,TokenExpiredException",
        "400,20310,AppRefusedException",
        "400,20311,AppRefusedException",
        "400,20301,AppRefusedException",
        "400,20302,AppRefusedException",
        "403,20303,AppRefusedException",
        "400,20400,OtherCloudException",
        "403,0,ForbiddenException",
        "403,40100,ForbiddenException",
        "403,40310,ForbiddenException",
        "400,40027,CardExistsException",
        "400,50005,MetaTooLargeException",
        "413,50005,MetaTooLargeException",
        "400,50010,StaleHashException",
        "409,50010,StaleHashException",
        "400,40034,OtherCloudException",
        "400,40037,OtherCloudException",
        "400,40300,OtherCloudException",
        "404,10001,NotFoundException",
        "400,60007,TransientCloudException",
        "404,0,OtherCloudException",
        "413,0,OtherCloudException",
        "302,0,OtherCloudException",
        "408,0,TransientCloudException",
        "429,0,TransientCloudException",
        "429,60007,TransientCloudException",
        "500,10000,TransientCloudException",
        "500,50010,TransientCloudException",
        "502,0,TransientCloudException",
        "503,20303,TransientCloudException",
        "599,0,TransientCloudException"
    })
    void statusAndCodeTogetherNameTheFailure(int status, int code, String type) {
        var failure = CloudErrors.of(answer(status, "{\"code\":" + code + ",\"message\":\"m\"}", Map.of()));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessage("Virgil cloud: HTTP " + status + ", code " + code + ": m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"code\":\"20303\",\"message\":\"m\"}",
                "{\"code\":20303}",
                "{\"code\":-1,\"message\":\"\"}"
            })
    void whatHasNoErrorBodyOfTheServiceComesFromSomethingInBetweenAndPasses(String body) {
        for (int status : new int[] {302, 400, 403, 404, 405, 502}) {
            assertThat(CloudErrors.of(answer(status, body, Map.of())))
                    .isInstanceOf(TransientCloudException.class)
                    .hasMessageContaining("no error body")
                    .extracting(CloudException::code)
                    .isEqualTo(0);
        }
    }

    @Test
    void aRefusedTokenAndARequestThatIsTooLargeNeedNoBody() {
        assertThat(CloudErrors.of(answer(401, "", Map.of()))).isInstanceOf(AppRefusedException.class);
        assertThat(CloudErrors.of(answer(413, "<html>", Map.of()))).isInstanceOf(OtherCloudException.class);
    }

    @Test
    void hugeBodyIsNotRead() {
        assertThat(CloudErrors.of(answer(400, " ".repeat(20_000), Map.of()))).hasMessageContaining("too long");
    }

    @Test
    void messageOfTheServiceFitsOneLine() {
        var body = "{\"code\":40001,\"message\":\"a\\nb\\u001b[31m" + "x".repeat(1000) + "\"}";

        assertThat(CloudErrors.of(answer(400, body, Map.of())).getMessage())
                .contains("a?b?[31m")
                .hasSizeLessThan(300);
    }

    @ParameterizedTest(name = "Retry-After: {0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "7 | PT7S",
                "3601 | PT1H",
                "999999999 | PT1H",
                "9999999999 |",
                "-1 |",
                "soon |",
                "1.5 |",
                "Mon, 23 Nov 2026 10:00:30 GMT | PT30S",
                "Mon, 23 Nov 2026 09:00:00 GMT |",
                "Tue, 24 Nov 2026 10:00:00 GMT | PT1H"
            })
    void requestedWaitIsReadAndBounded(String header, @Nullable Duration wait) {
        var headers = Map.of("Retry-After", header, "Date", "Mon, 23 Nov 2026 10:00:00 GMT");

        var failure = (TransientCloudException) CloudErrors.of(answer(429, "", headers));

        assertThat(failure.retryAfter().orElse(null)).isEqualTo(wait);
    }

    @Test
    void noWaitIsAskedForWithoutAHeaderOrWithADateNobodyCanPlace() {
        var none = (TransientCloudException) CloudErrors.of(answer(503, "", Map.of()));
        var dated = Map.of("Retry-After", "Mon, 23 Nov 2026 10:00:30 GMT");

        assertThat(none.retryAfter()).isEmpty();
        assertThat(((TransientCloudException) CloudErrors.of(answer(503, "", dated))).retryAfter())
                .isEmpty();
    }

    private static HttpAnswer answer(int status, String body, Map<String, String> headers) {
        return new HttpAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
