package io.chate2ee.contract.json;

/** JSON that cannot be read, or lacks what is needed. The message names the place, never the content. */
public final class InvalidJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * An error with a field's name in its message.
     *
     * @param message what is wrong and where
     */
    public InvalidJsonException(String message) {
        super(message);
    }
}
