package io.chate2ee.virgil;

/** Bytes or text that do not follow their format, or follow it in other than the one canonical way. */
public final class MalformedException extends VirgilException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message which rule of the format is broken, without secrets
     */
    public MalformedException(String message) {
        super(message);
    }
}
