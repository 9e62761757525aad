package io.chate2ee.virgil;

/**
 * A well-formed key that is not the one this content belongs to: another signer, or another group session.
 */
public final class WrongKeyException extends VirgilException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what is wrong, without secrets
     */
    public WrongKeyException(String message) {
        super(message);
    }
}
