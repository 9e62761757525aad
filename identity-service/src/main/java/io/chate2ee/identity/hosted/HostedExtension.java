package io.chate2ee.identity.hosted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.http.outbound.PatientCalls;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the extension, one page at a time. Blocks. */
final class HostedExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final HostedLogin login;
    private final PatientCalls calls;

    HostedExtension(HostedLogin login, PatientCalls.Pause pause) {
        this.login = login;
        this.calls = new PatientCalls("The hosted extension", LARGEST_ANSWER, pause);
    }

    /**
     * The identities of users, in the order asked; empty for whom there is none.
     *
     * @throws IOException if it refuses, cannot be understood, or is away for too long
     */
    List<Optional<String>> identities(List<String> uids) throws IOException {
        try {
            return HostedAnswer.read(calls.answer(request(uids)), uids);
        } catch (InvalidJsonException strange) {
            throw new IOException("The hosted extension's answer cannot be used: " + strange.getMessage(), strange);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
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
