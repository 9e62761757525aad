package io.chate2ee.http.envelope;

import java.util.Arrays;

/**
 * The stable codes clients may branch on, each with its one HTTP status. None begins with {@code AUTH_ERR}: chat SDKs end the user's
 * session at those (read in SDK source).
 */
public enum ErrorCode {
    /** The request cannot be read. */
    BAD_REQUEST(400, "Correct the request; the same one fails again."),
    /** A user or group id breaks the agreed form. */
    INVALID_ID(400, "Ids are 1 to 100 of the characters A-Z, a-z, 0-9, _ and -."),
    /** More ids than one call may ask for. */
    TOO_MANY_IDS(400, "Ask for fewer ids at a time, in several calls."),
    /** No credential, or one that proves nothing. */
    UNAUTHENTICATED(401, "Log in to the chat, then repeat the call with that login."),
    /** The caller is known but may not do this. */
    FORBIDDEN(403, "Call with a login that may do this."),
    /** The caller's identity is one that no user may have. */
    RESERVED_IDENTITY(403, "Ask the operator to give this user another identity."),
    /** No such path. */
    NOT_FOUND(404, "Check the path; the API's description lists them all."),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "Check the method; the API's description lists them all."),
    /** The client accepts no form in which this can be answered. */
    NOT_ACCEPTABLE(406, "Leave Accept out, or let it allow application/json."),
    /** The body is larger than 64 KB. */
    TOO_LARGE(413, "Send less at a time, in several calls."),
    /** The body is of a kind that is not read here. */
    UNSUPPORTED_MEDIA_TYPE(415, "Send the body as application/json."),
    /** The caller calls too often; {@code Retry-After} says when it may again. */
    TOO_MANY_REQUESTS(429, "Repeat the call after the seconds in Retry-After."),
    /** The caller tried too many ids that nobody has; {@code Retry-After} says when it may try others. */
    TOO_MANY_UNKNOWN_IDS(429, "Ask for ids that exist, or wait for the seconds in Retry-After."),
    /** A defect of the service. */
    INTERNAL(500, "Tell the operator the X-Request-Id of this answer."),
    /** Something that is needed is away; {@code Retry-After} says when to ask again. */
    UNAVAILABLE(503, "Repeat the call after the seconds in Retry-After; the login is still good.");

    private final int status;
    private final String remedy;

    ErrorCode(int status, String remedy) {
        this.status = status;
        this.remedy = remedy;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** What can be done about it, for people: the {@code details} of the answer. */
    String remedy() {
        return remedy;
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
