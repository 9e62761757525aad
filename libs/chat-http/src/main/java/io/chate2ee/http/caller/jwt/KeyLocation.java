package io.chate2ee.http.caller.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A place from which an issuer's keys are read. Reading blocks. */
sealed interface KeyLocation {
    /** The whole content, at most {@value #LARGEST} bytes. */
    byte[] read() throws IOException;

    /** Larger than any key set in the field. */
    int LARGEST = 1 << 20;

    /**
     * Reads a file path or a {@code file:}, {@code http:} or {@code https:} URL.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static KeyLocation parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return new Remote(
                    URI.create(text),
                    HttpClient.newBuilder().connectTimeout(Remote.PATIENCE).build());
        }
        try {
            return new Local(lower.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text));
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException("is neither a file nor a URL", notAPath);
        }
    }

    /**
     * A file on this machine.
     *
     * @param file its path
     */
    record Local(Path file) implements KeyLocation {
        @Override
        public byte[] read() throws IOException {
            if (Files.size(file) > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return Files.readAllBytes(file);
        }
    }

    /**
     * A URL of the issuer.
     *
     * @param url http or https
     * @param client follows no redirects: keys come from where the operator said, and from nowhere else
     */
    record Remote(URI url, HttpClient client) implements KeyLocation {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Override
        public byte[] read() throws IOException {
            var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (var body = answer.body()) {
                    if (answer.statusCode() != 200) {
                        throw new IOException("answered with status " + answer.statusCode());
                    }
                    byte[] content = body.readNBytes(LARGEST + 1);
                    if (content.length > LARGEST) {
                        throw new IOException("larger than " + LARGEST + " bytes");
                    }
                    return content;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopping);
            }
        }
    }
}
