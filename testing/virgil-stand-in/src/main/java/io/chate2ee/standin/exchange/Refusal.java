package io.chate2ee.standin.exchange;

import java.util.Map;

/** A call the cloud says no to; nothing was changed. The answer's body is {@code {"code","message"}}. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String reason;

    /**
     * Creates a refusal.
     *
     * @param status HTTP status
     * @param code Virgil's error code
     * @param reason plain words for the developer who reads the answer
     */
    public Refusal(int status, int code, String reason) {
        // An expected outcome of a call, not a failure of the program: no stack trace.
        super(status + "/" + code + " " + reason, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    /** The answer that says so. */
    public CloudAnswer toAnswer() {
        return CloudAnswer.error(status, code, reason, Map.of());
    }

    /** The same with another HTTP status. */
    public Refusal withStatus(int otherStatus) {
        return new Refusal(otherStatus, code, reason);
    }

    /** Virgil's error code. */
    public int code() {
        return code;
    }
}
