package io.chate2ee.virgil;

/**
 * A well-formed key of a type this library cannot use, or not for what was asked: to sign, to verify, to be encrypted to.
 * The message names the type.
 */
public final class UnsupportedKeyTypeException extends VirgilException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what is wrong, without secrets
     */
    public UnsupportedKeyTypeException(String message) {
        super(message);
    }
}
