package io.chate2ee.contract.id;

/** An id that is not of the agreed form. The message names the kind of id and the rule, and repeats no control characters. */
public final class InvalidIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidIdException(String message) {
        super(message);
    }
}
