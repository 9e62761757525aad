package io.chate2ee.virgil;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that passes: the network, a time-out, HTTP 408, 429 or 5xx, or an answer that cannot be understood. Whether
 * the request was carried out is not known.
 */
public final class TransientCloudException extends CloudException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** Creates the failure from an answer; {@code retryAfter} is what the service asked for, if it did. */
    public TransientCloudException(int status, int code, String message, @Nullable Duration retryAfter) {
        super(status, code, message);
        this.retryAfter = retryAfter;
    }

    /** Creates the failure from network trouble or an answer that cannot be understood. */
    public TransientCloudException(int status, String message, Throwable cause) {
        super(status, 0, message, cause);
        this.retryAfter = null;
    }

    /** How long the service asked to be left alone, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
