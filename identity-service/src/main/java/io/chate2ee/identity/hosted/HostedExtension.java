package io.chate2ee.identity.hosted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the extension, one page at a time; is patient where that helps, and gives up where it does not. Blocks. */
final class HostedExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 6;
    private static final int LARGEST_ANSWER = 1 << 20;

    private final HostedLogin login;
    private final HttpClient client;
    private final Pause pause;

    /** Waits for a while. */
    interface Pause {
        void take(Duration duration) throws InterruptedException;
    }

    /** How one request ended, unless it is no use to repeat it. */
    private sealed interface Outcome {
        record Answered(byte[] body) implements Outcome {}

        record Away(String why, Optional<Duration> retryAfter) implements Outcome {}
    }

    /** Follows no redirect: the token goes where the operator said, and nowhere else. */
    HostedExtension(HostedLogin login, Pause pause) {
        this.login = login;
        this.pause = pause;
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /**
     * The identities of users, in the order asked; empty for whom there is none.
     *
     * @throws IOException if it refuses, cannot be understood, or is away for too long
     */
    List<Optional<String>> identities(List<String> uids) throws IOException {
        try {
            return HostedAnswer.read(answer(uids), uids);
        } catch (InvalidJsonException strange) {
            throw new IOException("The hosted extension's answer cannot be used: " + strange.getMessage(), strange);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    private byte[] answer(List<String> uids) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = ask(uids);
            if (outcome instanceof Outcome.Answered answered) {
                return answered.body();
            }
            if (outcome instanceof Outcome.Away away) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("The hosted extension does not answer: " + away.why());
                }
                pause.take(Pauses.after(attempt, away.retryAfter()));
            }
        }
    }

    private Outcome ask(List<String> uids) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer;
        byte[] body;
        try {
            answer = client.send(request(uids), BodyHandlers.ofInputStream());
            try (var in = answer.body()) {
                body = in.readNBytes(LARGEST_ANSWER + 1);
            }
        } catch (IOException away) {
            return new Outcome.Away(away.toString(), Optional.empty());
        }
        int status = answer.statusCode();
        if (status == 200 && body.length <= LARGEST_ANSWER) {
            return new Outcome.Answered(body);
        }
        String why = "status " + status
                + HostedAnswer.errorCode(body).map(code -> ", " + code).orElse("");
        if (status == 429 || status >= 500) {
            return new Outcome.Away(why, Pauses.asked(answer.headers()));
        }
        throw new IOException("The hosted extension refuses: " + why);
    }

    private HttpRequest request(List<String> uids) {
        ObjectNode question = Json.object();
        ArrayNode array = question.putArray("uids");
        uids.forEach(array::add);
        return HttpRequest.newBuilder(login.endpoint())
                .timeout(PATIENCE)
                .header("appId", login.appId())
                .header("authToken", login.authToken())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(question)))
                .build();
    }
}
