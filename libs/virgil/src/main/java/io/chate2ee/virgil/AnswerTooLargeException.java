package io.chate2ee.virgil;

/** More was found than an answer may hold; a search for fewer identities at a time can succeed. */
public final class AnswerTooLargeException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from what says how large the answer was. */
    public AnswerTooLargeException(Throwable cause) {
        super(0, 0, "answer is too large", cause);
    }
}
