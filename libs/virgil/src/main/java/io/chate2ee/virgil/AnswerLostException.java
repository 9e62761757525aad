package io.chate2ee.virgil;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change was sent and nobody can tell whether it was made: no answer came, or one that says nothing about it. It may
 * even be made later than this. It must not simply be sent again; read what is there, then decide.
 */
public final class AnswerLostException extends CloudException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** Creates the failure from what came instead of an answer. */
    public AnswerLostException(TransientCloudException trouble) {
        super(trouble.status(), trouble.code(), "whether the change was made is not known", trouble);
        this.retryAfter = trouble.retryAfter().orElse(null);
    }

    /** How long the service asked to be left alone, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
