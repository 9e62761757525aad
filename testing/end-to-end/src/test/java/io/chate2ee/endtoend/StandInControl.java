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

    /** The next call of the operation is carried out only after this time; later ones are refused. */
    void delayNext(String operation, Duration by) {
        spoilNext(operation, "{\"kind\":\"delay\",\"millis\":" + by.toMillis() + "}");
    }

    /** The next call of the operation is carried out, but the connection breaks instead of an answer; later ones are refused. */
    void dropAnswerOfNext(String operation) {
        spoilNext(operation, "{\"kind\":\"drop-answer\"}");
    }

    /** Every call of the operation is refused as by a cloud in trouble. */
    void refuse(String operation) {
        spoilNext(operation, "{\"kind\":\"answer\",\"status\":503}");
    }

    private void spoilNext(String operation, String fault) {
        add("{\"operation\":\"" + operation + "\",\"fault\":" + fault + "}");
        add("{\"operation\":\"" + operation
                + "\",\"skip\":1,\"times\":1000000,\"fault\":{\"kind\":\"answer\",\"status\":503}}");
    }

    private void add(String rule) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(faults)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(rule)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** Returns as soon as the next call of the operation, of which one of the others spoke, has come. */
    void awaitMet(String operation) {
        Awaitility.await("a call of " + operation)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .until(() -> rulesOf(operation) < 2);
    }

    /** The cloud is well again. */
    void heal() {
        assertThat(send(HttpRequest.newBuilder(faults).DELETE()).statusCode()).isEqualTo(204);
    }

    private int rulesOf(String operation) {
        String rules = send(HttpRequest.newBuilder(faults)).body();
        return rules.split("\"" + operation + "\"", -1).length - 1;
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
