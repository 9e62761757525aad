package io.chate2ee.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a child answers its health address with 200. */
public final class Readiness {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();

    /**
     * Returns when the child is ready.
     *
     * @param health answers 200 when the child is ready
     * @param longest how long to wait
     * @throws ChildFailure if the child ends before, or is not ready in time
     */
    public void await(ChildProcess child, URI health, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        var died = child.diedUnasked();
        while (!answersOk(health)) {
            if (!child.isAlive()) {
                throw died.orTimeout(1, TimeUnit.SECONDS).join();
            }
            if (System.nanoTime() > deadline) {
                throw new ChildFailure(
                        child.name() + " was not ready after " + longest.toSeconds() + " s; see " + child.log());
            }
            pause();
        }
    }

    private boolean answersOk(URI health) {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(LONGEST_ANSWER).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            // Nobody listens there yet, which is what this class waits out.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailure("Interrupted while waiting for " + health, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailure("Interrupted while waiting for a child", e);
        }
    }
}
