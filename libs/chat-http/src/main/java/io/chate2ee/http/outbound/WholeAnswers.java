package io.chate2ee.http.outbound;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks and waits for the whole answer, in bounded memory and time. The client's own time-out ends with the head of an answer: a body that
 * stops coming would be waited for without end. Follows no redirect: credentials go where the operator said, and nowhere else. Blocks; safe
 * for several threads.
 */
public final class WholeAnswers {
    /** For a request that has no time-out of its own. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient client;
    private final int largest;

    /**
     * Connects to nothing yet.
     *
     * @param connect longest wait for a connection
     * @param largest most bytes that a body may have
     */
    public WholeAnswers(Duration connect, int largest) {
        this.client = HttpClient.newBuilder().connectTimeout(connect).build();
        this.largest = largest;
    }

    /**
     * The answer, whatever its status. A body that is too large is broken off one byte behind what is allowed.
     *
     * @param request its time-out is for all of the answer
     * @throws IOException if there is no whole answer in time
     */
    public HttpResponse<byte[]> to(HttpRequest request) throws IOException, InterruptedException {
        Duration longest = request.timeout().orElse(LONGEST);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBody(largest + 1));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer within " + longest);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException away ? away : new IOException(failed.getCause());
        } finally {
            // Of no effect on one that has come; else the connection is closed, and nobody waits for it any more.
            answer.cancel(true);
        }
    }

    /** Whether a body is broken off because it is too large. */
    public boolean isTooLarge(byte[] body) {
        return body.length > largest;
    }
}
