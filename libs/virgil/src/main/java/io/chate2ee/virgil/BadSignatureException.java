package io.chate2ee.virgil;

/**
 * A signature or an authentication tag does not match: the content was changed, or somebody else made it.
 */
public final class BadSignatureException extends VirgilException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what is wrong, without secrets
     */
    public BadSignatureException(String message) {
        super(message);
    }
}
