package io.chate2ee.stack.process;

/** A child process did not do what it should. The message is one line for a person and names the log. */
public final class ChildFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its line. */
    public ChildFailure(String line) {
        super(line);
    }

    /** A failure with its line and what brought it to light. */
    public ChildFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
