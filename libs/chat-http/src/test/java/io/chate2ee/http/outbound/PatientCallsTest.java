package io.chate2ee.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("NullAway.Init") // Started before each test.
@Timeout(30)
class PatientCallsTest {
    private static final int LARGEST = 100;

    /** How the server answers next; the last stays. */
    private final Deque<Answer> answers = new ArrayDeque<>();

    private final List<Duration> pauses = new ArrayList<>();
    private final PatientCalls calls = new PatientCalls("The API", LARGEST, pauses::add);
    private HttpServer server;
    private int asked;

    private record Answer(int status, String retryAfter, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked++;
            Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aBusyOrBrokenApiIsAskedAgainAfterThePauseItWishes() throws Exception {
        answers.add(new Answer(429, "7", ""));
        answers.add(new Answer(503, "", ""));
        answers.add(new Answer(500, "100000", ""));
        answers.add(new Answer(200, "", "ok"));

        assertThat(calls.answer(request())).isEqualTo("ok".getBytes(StandardCharsets.UTF_8));

        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2), Duration.ofMinutes(1));
    }

    @Test
    void itIsGivenUpAfterSixAttempts() {
        answers.add(new Answer(502, "", "{\"error\":{\"code\":\"ERR_BROKEN\"}}"));

        assertThatThrownBy(() -> calls.answer(request()))
                .isInstanceOf(IOException.class)
                .hasMessage("The API does not answer: status 502, ERR_BROKEN");

        assertThat(asked).isEqualTo(6);
        assertThat(pauses).hasSize(5);
    }

    @Test
    void anApiThatIsNotThereIsAskedAgainToo() {
        answers.add(new Answer(200, "", "ok"));
        HttpRequest nobody =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();

        assertThatThrownBy(() -> calls.answer(nobody)).hasMessageStartingWith("The API does not answer: ");

        assertThat(pauses).hasSize(5);
    }

    @Test
    void aRefusalIsNotRepeatedAndSaysTheCodeButNothingElseOfTheAnswer() {
        answers.add(new Answer(401, "", "{\"error\":{\"code\":\"AUTH_ERR\",\"message\":\"key 1234 is bad\"}}"));

        assertThatThrownBy(() -> calls.answer(request()))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(401);
                    assertThat(refused.code()).isEqualTo("AUTH_ERR");
                })
                .hasMessage("The API refuses: status 401, AUTH_ERR");

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aRedirectIsARefusal() {
        answers.add(new Answer(302, "", ""));

        assertThatThrownBy(() -> calls.answer(request())).hasMessage("The API refuses: status 302");
    }

    @Test
    void anAnswerThatIsTooLargeIsNoAnswer() {
        answers.add(new Answer(200, "", "x".repeat(LARGEST + 1)));

        assertThatThrownBy(() -> calls.answer(request())).hasMessage("The API answers with more than 100 bytes");
    }

    @Test
    void anAnswerWhoseBodyStopsComingIsAskedForAgain() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> saysTooLittle(silent));
            serving.setDaemon(true);
            serving.start();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"))
                    .timeout(Duration.ofMillis(100))
                    .build();

            assertThatThrownBy(() -> calls.answer(request)).hasMessageStartingWith("The API does not answer: ");

            assertThat(pauses).hasSize(5);
        }
    }

    private static void saysTooLittle(ServerSocket server) {
        List<Socket> open = new ArrayList<>();
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                open.add(client);
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException closed) {
            assertThat(open).isNotEmpty();
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
