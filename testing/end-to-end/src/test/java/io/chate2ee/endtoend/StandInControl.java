package io.chate2ee.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.suite.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The control pages of the stand-in: makes single calls of group-sync go wrong, and tells when that has happened. */
final class StandInControl {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI faults;

    StandInControl(StackAddresses addresses) {
        faults = addresses.standIn().resolve("/control/faults");
    }

    /** The next call of the operation is answered, and carried out, only after this time. */
    void delayNext(String operation, Duration by) {
        add(operation, "{\"kind\":\"delay\",\"millis\":" + by.toMillis() + "}");
    }

    /** The next call of the operation is carried out, but the connection breaks instead of an answer. */
    void dropAnswerOfNext(String operation) {
        add(operation, "{\"kind\":\"drop-answer\"}");
    }

    private void add(String operation, String fault) {
        String rule = "{\"operation\":\"" + operation + "\",\"fault\":" + fault + "}";
        HttpResponse<String> answer = send(HttpRequest.newBuilder(faults)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(rule)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** Returns as soon as every rule has met its call. */
    void awaitFaultsMet() {
        Awaitility.await("the call that is to go wrong")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .until(() -> send(HttpRequest.newBuilder(faults)).body().equals("[]"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The stand-in does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
