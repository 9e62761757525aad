package io.chate2ee.stack.suite;

import io.chate2ee.stack.process.ChildFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The key with which the stand-in signs cards as the Virgil Cloud does; it makes its own. */
final class VirgilServiceKey {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private VirgilServiceKey() {}

    /** Base64 of the public key. */
    static String of(URI standIn) {
        HttpRequest request = HttpRequest.newBuilder(standIn.resolve("/control/service-key"))
                .timeout(LONGEST)
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newBuilder().connectTimeout(LONGEST).build().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ChildFailure("The Virgil stand-in does not tell its key: HTTP " + answer.statusCode());
            }
            return answer.body().strip();
        } catch (IOException e) {
            throw new ChildFailure("The Virgil stand-in does not tell its key: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailure("Interrupted while asking the Virgil stand-in", e);
        }
    }
}
