package io.chate2ee.virgil;

/** The value changed since it was read, or exists although it was taken for new (code 50010): read again, then decide. */
public final class StaleHashException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public StaleHashException(int status, int code, String message) {
        super(status, code, message);
    }
}
