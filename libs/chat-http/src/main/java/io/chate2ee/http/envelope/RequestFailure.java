package io.chate2ee.http.envelope;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error. Thrown, or failed with, from anywhere behind a resource method. */
public final class RequestFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable Duration retryAfter;

    /**
     * An error of the caller.
     *
     * @param code what is wrong, for programs
     * @param message what is wrong, for people; goes to the caller as it is, so it must hold nothing confidential
     */
    public RequestFailure(ErrorCode code, String message) {
        this(code, message, null);
    }

    private RequestFailure(ErrorCode code, String message, @Nullable Duration retryAfter) {
        // An answer, not a defect: nobody will read the stack, so it is not collected.
        super(message, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /**
     * Something that is needed is away.
     *
     * @param retryAfter when the caller should ask again
     */
    public static RequestFailure unavailable(Duration retryAfter) {
        return new RequestFailure(ErrorCode.UNAVAILABLE, ErrorAnswers.UNAVAILABLE_MESSAGE, retryAfter);
    }

    /**
     * An error of the caller that passes with time.
     *
     * @param message goes to the caller as it is
     * @param retryAfter when the caller should ask again
     */
    public static RequestFailure until(Duration retryAfter, ErrorCode code, String message) {
        return new RequestFailure(code, message, retryAfter);
    }

    /** What is wrong, for programs. */
    public ErrorCode code() {
        return code;
    }

    /** What is wrong, for people. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** When to ask again, if that may help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
