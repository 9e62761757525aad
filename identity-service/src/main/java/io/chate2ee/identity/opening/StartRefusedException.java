package io.chate2ee.identity.opening;

/** What an operator has to put right; retrying cannot help. The message says so in one line and names the setting, if there is one. */
public class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefusedException(String message) {
        super(message);
    }
}
