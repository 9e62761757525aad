package io.chate2ee.virgil;

/**
 * The token does not come from an application or key the service knows (code 20303), names none (20310, 20311), or was
 * refused outright (HTTP 401).
 */
public final class AppRefusedException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public AppRefusedException(int status, int code, String message) {
        super(status, code, message);
    }
}
