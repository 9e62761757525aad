package io.chate2ee.virgil;

/**
 * Every expected failure of this library. The types are closed: a caller that handles each of them has handled all.
 *
 * <p>Messages say what is wrong in words; they never contain key material, tokens or message content.
 */
public abstract sealed class VirgilException extends RuntimeException
        permits MalformedException,
                WrongKeyException,
                NotARecipientException,
                BadSignatureException,
                UnsupportedKeyTypeException,
                TokenRefusedException,
                CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure with a message that holds no secrets. */
    protected VirgilException(String message) {
        super(message);
    }

    /** Creates the failure with a message that holds no secrets, and what led to it. */
    protected VirgilException(String message, Throwable cause) {
        super(message, cause);
    }
}
