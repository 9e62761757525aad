package io.chate2ee.virgil;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request was held back on this side: the cloud has not seen it and nothing has happened there. Later it may go. */
public final class NotSentException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Why a request was held back. */
    public enum Reason {
        /** The service has failed so often that it is left alone for a while. */
        CIRCUIT_OPEN,
        /** Too many requests wait already. */
        QUEUE_FULL,
        /** The request could not have started in the time its caller has for it. */
        TOO_LATE
    }

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    /** Creates the failure; {@code retryAfter} is when to come back, if that is known. */
    public NotSentException(Reason reason, @Nullable Duration retryAfter) {
        super(0, 0, "not sent: " + reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** Why it was held back. */
    public Reason reason() {
        return reason;
    }

    /** After which time it may go, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
