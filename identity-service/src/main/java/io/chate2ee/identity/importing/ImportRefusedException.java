package io.chate2ee.identity.importing;

/** An import that must not begin. The message says why in one line, for the operator. */
public final class ImportRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    ImportRefusedException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why, as a stable word. */
    public String reason() {
        return reason;
    }
}
