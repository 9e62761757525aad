package io.chate2ee.virgil;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that passes: the network, a time-out, HTTP 408, 429 or 5xx, or an answer that is not the service's. Unless
 * {@link #isCertainlyNotDone()} says otherwise, nobody knows whether the request was carried out.
 */
public final class TransientCloudException extends CloudException {

    private static final long serialVersionUID = 1L;

    private static final int TOO_MANY_REQUESTS = 429;

    private final @Nullable Duration retryAfter;
    private final boolean notSent;

    /** Creates the failure from an answer; {@code retryAfter} is what the service asked for, if it did. */
    public TransientCloudException(int status, int code, String message, @Nullable Duration retryAfter) {
        super(status, code, message);
        this.retryAfter = retryAfter;
        this.notSent = false;
    }

    /** Creates the failure from network trouble or an answer that cannot be understood. */
    public TransientCloudException(int status, String message, Throwable cause) {
        super(status, 0, message, cause);
        this.retryAfter = null;
        this.notSent = false;
    }

    private TransientCloudException(Throwable cause) {
        super(0, 0, "no connection", cause);
        this.retryAfter = null;
        this.notSent = true;
    }

    /** The failure of a request of which nothing left this side. */
    public static TransientCloudException notConnected(Throwable cause) {
        return new TransientCloudException(cause);
    }

    /** How long the service asked to be left alone, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the service refused to take more requests (HTTP 429). */
    public boolean isThrottled() {
        return status() == TOO_MANY_REQUESTS;
    }

    /** Whether it is certain that nothing was changed: the request never left, or was turned away unread. */
    public boolean isCertainlyNotDone() {
        return notSent || isThrottled();
    }
}
