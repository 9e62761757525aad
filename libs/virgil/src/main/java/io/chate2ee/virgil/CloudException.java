package io.chate2ee.virgil;

/**
 * The Virgil cloud did not do what was asked. The type tells whether asking again can help: only
 * {@link TransientCloudException} and {@link NotSentException} (later), {@link TokenExpiredException} (with a new token),
 * {@link StaleHashException} and {@link AnswerLostException} (after reading again) and {@link AnswerTooLargeException} (for less at a
 * time) can.
 */
public abstract sealed class CloudException extends VirgilException
        permits TransientCloudException,
                NotSentException,
                AnswerLostException,
                StaleHashException,
                AppRefusedException,
                TokenExpiredException,
                ForbiddenException,
                CardExistsException,
                NotFoundException,
                MetaTooLargeException,
                AnswerTooLargeException,
                OtherCloudException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    /** Creates the failure; {@code status} and {@code code} are 0 where there is none. */
    protected CloudException(int status, int code, String message) {
        super("Virgil cloud: HTTP " + status + ", code " + code + ": " + message);
        this.status = status;
        this.code = code;
    }

    /** Creates the failure with its cause; {@code status} and {@code code} are 0 where there is none. */
    protected CloudException(int status, int code, String message, Throwable cause) {
        super("Virgil cloud: HTTP " + status + ", code " + code + ": " + message, cause);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status, 0 if no answer came. */
    public int status() {
        return status;
    }

    /** The service's own error code, 0 if the answer had none. */
    public int code() {
        return code;
    }
}
