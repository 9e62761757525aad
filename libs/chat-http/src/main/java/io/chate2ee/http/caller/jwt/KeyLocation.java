package io.chate2ee.http.caller.jwt;

import io.chate2ee.http.outbound.WholeAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
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
            return new Remote(URI.create(text), new WholeAnswers(Remote.PATIENCE, LARGEST));
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
     * @param answers of it alone: keys come from where the operator said, and from nowhere else
     */
    record Remote(URI url, WholeAnswers answers) implements KeyLocation {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Override
        public byte[] read() throws IOException {
            var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
            try {
                var answer = answers.to(request);
                if (answer.statusCode() != 200) {
                    throw new IOException("answered with status " + answer.statusCode());
                }
                if (answers.isTooLarge(answer.body())) {
                    throw new IOException("larger than " + LARGEST + " bytes");
                }
                return answer.body();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopping);
            }
        }
    }
}
