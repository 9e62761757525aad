package io.chate2ee.http.caller.jwt;

/** The issuer's keys cannot be read at present; nobody can be told whether their token is good. */
final class KeysAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysAwayException() {
        super("the issuer's keys could not be read yet");
    }
}
