package io.chate2ee.virgil;

/** The encrypted keys of all recipients are larger than one Keyknox value may hold (code 50005). */
public final class MetaTooLargeException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public MetaTooLargeException(int status, int code, String message) {
        super(status, code, message);
    }
}
