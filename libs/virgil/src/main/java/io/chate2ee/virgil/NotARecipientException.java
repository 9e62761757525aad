package io.chate2ee.virgil;

/**
 * The content is not for this reader: no recipient entry has its key identifier, or no ticket it holds opens the epoch.
 */
public final class NotARecipientException extends VirgilException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what is wrong, without secrets
     */
    public NotARecipientException(String message) {
        super(message);
    }
}
