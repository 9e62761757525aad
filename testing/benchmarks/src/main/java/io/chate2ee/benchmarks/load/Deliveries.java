package io.chate2ee.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Delivers webhooks, each another one, and remembers which were acknowledged. */
final class Deliveries {
    private static final int AT_ONCE = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong unanswered = new AtomicLong();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final URI address;
    private final String authorization;

    Deliveries(URI address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    void start() {
        for (int i = 0; i < AT_ONCE; i++) {
            threads.execute(this::deliver);
        }
    }

    private void deliver() {
        while (on.get()) {
            try {
                one();
            } catch (IOException noAnswer) {
                unanswered.incrementAndGet();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void one() throws IOException, InterruptedException {
        String body = WebhookLoad.BODY.replace("{n}", "kill-" + number.incrementAndGet());
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(5))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
            acknowledged.add(JSON.readTree(answer.body()).at("/data/event").asText());
        } else {
            refused.incrementAndGet();
        }
    }

    void stop() throws InterruptedException {
        on.set(false);
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("deliveries do not end");
        }
    }
}
