package io.chate2ee.virgil;

/** The token has expired (code 20304, with HTTP 401 as SDK tests show): ask again with a new one. */
public final class TokenExpiredException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public TokenExpiredException(int status, int code, String message) {
        super(status, code, message);
    }
}
