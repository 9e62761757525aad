package io.chate2ee.virgil;

/** The token has expired (HTTP 401, code 20304): ask again with a new one. */
public final class TokenExpiredException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public TokenExpiredException(int status, int code, String message) {
        super(status, code, message);
    }
}
