package io.chate2ee.token.door;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** Callers who ask for tokens one after the other, several at once, until they are told to stop; every failure is kept. */
final class Load implements AutoCloseable {
    private static final int CALLERS = 4;

    /** What is done with the body of each answer; throws if it is not right. */
    interface Check {
        void accept(String body) throws Exception;
    }

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /**
     * Starts calling at once.
     *
     * @param bearerOf the login of the caller of each number
     * @param mayCall what a load balancer would know: whether this replica takes calls
     */
    Load(URI url, LongFunction<String> bearerOf, BooleanSupplier mayCall, Check check) {
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(() -> {
                while (!stopped && mayCall.getAsBoolean()) {
                    call(url, bearerOf.apply(numbers.incrementAndGet()), check);
                }
            });
        }
    }

    private void call(URI url, String bearer, Check check) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(url).header("Authorization", bearer).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                failures.add(answer.statusCode() + " " + answer.body());
            } else {
                check.accept(answer.body());
                served.incrementAndGet();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            // Whatever it was: a caller has got no good token.
            failures.add(failed.toString());
        }
    }

    long served() {
        return served.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits until every call that was begun has come to its end. */
    void stop() throws InterruptedException {
        stopped = true;
        callers.shutdown();
        if (!callers.awaitTermination(1, TimeUnit.MINUTES)) {
            failures.add("calls that never ended");
        }
    }

    @Override
    public void close() {
        stopped = true;
        callers.shutdownNow();
    }
}
