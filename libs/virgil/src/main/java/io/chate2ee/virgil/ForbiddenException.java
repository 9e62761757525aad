package io.chate2ee.virgil;

/** The service understood and refuses (HTTP 403). */
public final class ForbiddenException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public ForbiddenException(int status, int code, String message) {
        super(status, code, message);
    }
}
