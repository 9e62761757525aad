package io.chate2ee.virgil;

/** There is no such card (HTTP 404, code 10001). */
public final class NotFoundException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public NotFoundException(int status, int code, String message) {
        super(status, code, message);
    }
}
