package io.chate2ee.stack.scene;

/** A step of the scene did not hold. The message is for a person and says what was expected and what was seen. */
public final class SceneFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its reason. */
    public SceneFailure(String message) {
        super(message);
    }

    /** A failure with its reason and what brought it to light. */
    public SceneFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
