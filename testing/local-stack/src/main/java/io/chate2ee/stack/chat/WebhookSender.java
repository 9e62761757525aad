package io.chate2ee.stack.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Delivers webhooks with the defects that are switched on. Any thread. */
public final class WebhookSender implements Consumer<ChatWebhook>, AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    private final URI address;
    private final String authorization;
    private final WebhookDefects defects;
    private final DoubleSupplier chance;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Sends nothing yet.
     *
     * @param address where webhooks are taken
     * @param user for Basic authentication
     * @param chance numbers from 0 to 1
     */
    public WebhookSender(URI address, String user, String password, WebhookDefects defects, DoubleSupplier chance) {
        this.address = address;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.defects = defects;
        this.chance = chance;
    }

    @Override
    public void accept(ChatWebhook webhook) {
        made.incrementAndGet();
        if (happens(defects.lost())) {
            lost.incrementAndGet();
            return;
        }
        boolean ban = webhook.trigger().endsWith("banned");
        byte[] body = (ban && happens(defects.actor()) ? webhook.namingTheActor() : webhook).body();
        send(body, delay(), 0);
        if (happens(defects.doubled())) {
            send(body, delay(), 0);
        }
    }

    private boolean happens(double part) {
        return chance.getAsDouble() < part;
    }

    private Duration delay() {
        Duration shortest =
                happens(defects.late()) ? defects.latest().multipliedBy(5).dividedBy(6) : Duration.ZERO;
        Duration span = shortest.isZero() ? defects.usual() : defects.latest().dividedBy(6);
        return shortest.plus(Duration.ofNanos((long) (span.toNanos() * chance.getAsDouble())));
    }

    private void send(byte[] body, Duration delay, int attempt) {
        underWay.incrementAndGet();
        threads.schedule(() -> deliver(body, attempt), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void deliver(byte[] body, int attempt) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(2))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                delivered.incrementAndGet();
            } else {
                again(body, attempt);
            }
        } catch (IOException away) {
            again(body, attempt);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void again(byte[] body, int attempt) {
        if (attempt < defects.retries().length && !threads.isShutdown()) {
            send(body, defects.retries()[attempt], attempt + 1);
        } else {
            givenUp.incrementAndGet();
        }
    }

    /** Whether nothing is on its way any more. */
    public boolean isQuiet() {
        return underWay.get() == 0;
    }

    /** What became of webhooks so far. */
    public String counts() {
        return "%d made, %d lost, %d delivered, %d given up"
                .formatted(made.get(), lost.get(), delivered.get(), givenUp.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
