package io.chate2ee.token.identities;

/** identity-service gave no usable answer: it is away, too slow, or refused. Says nothing about the caller. */
public final class IdentityUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdentityUnknownException(String message) {
        super(message);
    }

    IdentityUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
