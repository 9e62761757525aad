package io.chate2ee.token.minting;

/** Every key was withdrawn; nothing is minted until there is another. */
public final class NoSigningKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSigningKeyException() {
        super("no key signs at present");
    }
}
