package io.chate2ee.http.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that says exactly what it is told to, and then falls silent. */
@SuppressWarnings("NullAway.Init") // Started before each test.
@Timeout(20)
class WholeAnswersTest {
    private static final int LARGEST = 8;

    private final WholeAnswers answers = new WholeAnswers(Duration.ofSeconds(5), LARGEST);
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** In time enough for the head to come first. */
    @Test
    void aBodyThatStopsComingIsGivenUpAndItsConnectionClosed() {
        says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");

        assertThatThrownBy(() -> answers.to(within(Duration.ofSeconds(2)))).isInstanceOf(HttpTimeoutException.class);

        assertThat(left.join()).isTrue();
    }

    @Test
    void aHeadThatDoesNotComeIsGivenUp() {
        says("HTTP/1.1 200");

        assertThatThrownBy(() -> answers.to(within(Duration.ofMillis(300)))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aBodyThatEndsBeforeItsLengthIsNoAnswer() {
        says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab", true);

        assertThatThrownBy(() -> answers.to(within(Duration.ofSeconds(10)))).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyWithoutEndIsTakenOnlyAsFarAsIsAllowed() throws Exception {
        says("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(500));

        byte[] body = answers.to(within(Duration.ofSeconds(10))).body();

        assertThat(body).hasSize(LARGEST + 1);
        assertThat(answers.isTooLarge(body)).isTrue();
        assertThat(left.join()).isTrue();
    }

    @Test
    void theLargestBodyIsWhole() throws Exception {
        says("HTTP/1.1 404 Not Found\r\nContent-Length: 8\r\n\r\n12345678");

        var answer = answers.to(within(Duration.ofSeconds(10)));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("12345678".getBytes(US_ASCII));
        assertThat(answers.isTooLarge(answer.body())).isFalse();
    }

    @Test
    void whoeverWaitsCanBeInterrupted() throws Exception {
        says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
        CompletableFuture<Exception> end = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            begun.countDown();
            try {
                answers.to(within(Duration.ofMinutes(5)));
            } catch (IOException | InterruptedException e) {
                end.complete(e);
            }
        });
        waiting.start();
        begun.await();

        waiting.interrupt();

        assertThat(end.join()).isInstanceOf(InterruptedException.class);
    }

    private HttpRequest within(Duration time) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                .timeout(time)
                .build();
    }

    private void says(String words) {
        says(words, false);
    }

    /** Notes when the client has closed its end. */
    private void says(String words, boolean andLeaves) {
        Thread serving = new Thread(() -> {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(words.getBytes(US_ASCII));
                while (!andLeaves && client.getInputStream().read() >= 0) {
                    // The request, and then nothing until the client leaves.
                    client.getOutputStream().flush();
                }
                left.complete(true);
            } catch (IOException reset) {
                left.complete(true);
            }
        });
        serving.setDaemon(true);
        serving.start();
    }
}
