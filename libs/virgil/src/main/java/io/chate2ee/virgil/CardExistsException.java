package io.chate2ee.virgil;

/** A card with exactly this snapshot is already published (code 40027). */
public final class CardExistsException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public CardExistsException(int status, int code, String message) {
        super(status, code, message);
    }
}
