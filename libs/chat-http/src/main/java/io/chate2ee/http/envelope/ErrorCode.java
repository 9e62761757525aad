package io.chate2ee.http.envelope;

import java.util.Arrays;

/**
 * The stable codes clients may branch on, each with its one HTTP status. None begins with {@code AUTH_ERR}: chat SDKs end the user's
 * session at those (read in SDK source).
 */
public enum ErrorCode {
    /** The request cannot be read. */
    BAD_REQUEST(400),
    /** A user or group id breaks the agreed form. */
    INVALID_ID(400),
    /** More ids than one call may ask for. */
    TOO_MANY_IDS(400),
    /** No credential, or one that proves nothing. */
    UNAUTHENTICATED(401),
    /** The caller is known but may not do this. */
    FORBIDDEN(403),
    /** The caller's identity is one that no user may have. */
    RESERVED_IDENTITY(403),
    /** No such path. */
    NOT_FOUND(404),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** The client accepts no form in which this can be answered. */
    NOT_ACCEPTABLE(406),
    /** The body is larger than 64 KB. */
    TOO_LARGE(413),
    /** The body is of a kind that is not read here. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The caller calls too often; {@code Retry-After} says when it may again. */
    TOO_MANY_REQUESTS(429),
    /** The caller tried too many ids that nobody has; {@code Retry-After} says when it may try others. */
    TOO_MANY_UNKNOWN_IDS(429),
    /** A defect of the service. */
    INTERNAL(500),
    /** Something that is needed is away; {@code Retry-After} says when to ask again. */
    UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** The code as clients see it, {@code ERR_E2EE_...}. */
    public String code() {
        return "ERR_E2EE_" + name();
    }

    /**
     * The general code of an HTTP status that the framework chose.
     *
     * @param status a status of 400 or more
     */
    static ErrorCode ofStatus(int status) {
        return Arrays.stream(values())
                .filter(code -> code.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL);
    }
}
