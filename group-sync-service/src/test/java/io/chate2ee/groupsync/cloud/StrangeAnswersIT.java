package io.chate2ee.groupsync.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.cloud.StrangeServer.Strangeness;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.TransientCloudException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that no Virgil gives, over the service's own transport: each is trouble that passes, costs no more than the time and the size that
 * are allowed, and leaves the way as it was. What they mean to a caller: {@code FaultTableTest} of the library.
 */
class StrangeAnswersIT extends CloudFixture {
    private static final int BOMB_BYTES = 50 * 1024 * 1024;
    private static final int LARGEST = 100_000;

    static Stream<Arguments> strange() throws IOException {
        return Stream.of(
                of("a redirect", whole("302 Found", "Location: http://127.0.0.1:9/\r\n", new byte[0])),
                of("a page", whole("200 OK", "", ascii("<html>Sign in to this network</html>"))),
                of("an error under status 200", whole("200 OK", "", ascii("{\"code\":1,\"message\":\"m\"}"))),
                of("half a JSON", whole("200 OK", "", ascii("[{\"content_snapshot\":\"AAA"))),
                of("less than announced", to -> to.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[]"))),
                of("fifty mebibytes in fifty kilobytes", whole("200 OK", "Content-Encoding: gzip\r\n", bomb())),
                of("headers without end", StrangeAnswersIT::headersWithoutEnd),
                of("a byte now and then", StrangeAnswersIT::drop),
                of("no HTTP", to -> to.write(ascii("220 mail.example.org ESMTP\r\n"))),
                of("nothing", to -> {}));
    }

    @Test
    void anAnswerWithoutEndIsTooLarge() throws IOException {
        isGivenUp(StrangeAnswersIT::withoutEnd, AnswerTooLargeException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strange")
    void isTroubleThatPasses(String what, Strangeness strangeness) throws IOException {
        isGivenUp(strangeness, TransientCloudException.class);
    }

    private void isGivenUp(Strangeness strangeness, Class<? extends CloudException> reason) throws IOException {
        try (StrangeServer server = new StrangeServer(strangeness)) {
            TestCloud way = way(Map.of(
                    "virgil.url",
                    server.url(),
                    "virgil.retry.attempts",
                    "1",
                    "virgil.max-answer-bytes",
                    Integer.toString(LARGEST),
                    "virgil.request-timeout",
                    "3s"));

            assertThatThrownBy(() -> search(way)).hasCauseInstanceOf(reason);

            assertThat(search(way)).isEmpty();
            assertThat(server.requests()).isEqualTo(2);
            assertThat(way.gate().isOpen()).isTrue();
        }
    }

    private static Strangeness whole(String status, String headers, byte[] body) {
        return to -> {
            to.write(ascii("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n"));
            to.write(body);
        };
    }

    private static void withoutEnd(java.io.OutputStream to) throws IOException {
        to.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        byte[] chunk = ascii("1000\r\n" + " ".repeat(0x1000) + "\r\n");
        // Ends when the client closes the connection.
        while (true) {
            to.write(chunk);
        }
    }

    private static void headersWithoutEnd(java.io.OutputStream to) throws IOException {
        to.write(ascii("HTTP/1.1 200 OK\r\n"));
        while (true) {
            to.write(ascii("X-More: " + "a".repeat(1_000) + "\r\n"));
        }
    }

    private static void drop(java.io.OutputStream to) throws IOException, InterruptedException {
        to.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"));
        while (true) {
            to.write(' ');
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            byte[] spaces = new byte[1024 * 1024];
            for (int written = 0; written < BOMB_BYTES; written += spaces.length) {
                gzip.write(spaces);
            }
        }
        return small.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static Arguments of(String what, Strangeness strangeness) {
        return Arguments.of(what, strangeness);
    }
}
