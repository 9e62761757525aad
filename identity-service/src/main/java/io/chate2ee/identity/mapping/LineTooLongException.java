package io.chate2ee.identity.mapping;

/** A line is longer than any mapping can be. */
public final class LineTooLongException extends Exception {
    private static final long serialVersionUID = 1L;

    LineTooLongException() {
        super("longer than " + LineReader.LONGEST + " bytes");
    }
}
